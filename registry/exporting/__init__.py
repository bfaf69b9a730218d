"""Lists as files other programs open: CSV and XLSX, written row by row, in which nothing is a formula."""
