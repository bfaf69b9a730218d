"""Reading what an institution has in files, and deciding what each row of it claims."""
