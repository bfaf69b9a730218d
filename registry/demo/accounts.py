"""Who may sign in to the demonstration: one person per role, in two bodies that do not see each other."""

from dataclasses import dataclass

#: Printed by `demo-sign-ins`; it opens nothing outside demo mode, where these accounts do not exist.
PASSWORD = "Aleros-y-Puerto-2026"


@dataclass(frozen=True)
class Account:
    """A sign-in name, its role, the code of the body where the role is granted, and the person."""

    username: str
    role: str
    body: str
    given_names: str
    family_names: str
    document: str
    post: str


ACCOUNTS = (
    Account("administra", "administrator", "OCD", "Amparo Inés", "Quintana Roble", "V-99000101", "Administradora"),
    Account("administra.central", "administrator", "OCD", "Leonor Isabel", "Sanabria Bello", "V-99000111",
            "Administradora"),
    Account("registra.aleros", "clerk", "PMLA", "Belkys María", "Ostos Valera", "V-99000102", "Operadora de registro"),
    Account("aprueba.aleros", "approver", "PMLA", "Ciro Alfonso", "Mendible Paz", "V-99000103", "Jefe de armamento"),
    Account("parque.aleros", "armourer", "PMLA", "Dámaso José", "Rivas Colina", "V-99000104", "Parquero"),
    Account("inspecciona", "inspector", "OCD", "Elvira Josefina", "Tamayo Luque", "V-99000105", "Inspectora"),
    Account("audita", "auditor", "OCD", "Fidel Ramón", "Urdaneta Soto", "V-99000106", "Auditor"),
    Account("administra.puerto", "administrator", "PDP", "Jacinto Elías", "Barazarte Peña", "V-99000110",
            "Administrador"),
    Account("registra.puerto", "clerk", "PDP", "Gisela Carolina", "Yánez Prado", "V-99000107", "Operadora de registro"),
    Account("aprueba.puerto", "approver", "PDP", "Horacio Luis", "Zabala Nieto", "V-99000108", "Jefe de armamento"),
    Account("parque.puerto", "armourer", "PDP", "Isaura del Valle", "Arape Montes", "V-99000109", "Parquera"),
)
