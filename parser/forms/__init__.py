"""The statutory forms: their tables, rows, columns, addresses and balances."""

from parser.forms.balances import Balance, balances
from parser.forms.form import (
    VERSIONS,
    Address,
    Block,
    Column,
    Form,
    Row,
    TableForm,
    Version,
    load_form,
)

__all__ = [
    "VERSIONS",
    "Address",
    "Balance",
    "Block",
    "Column",
    "Form",
    "Row",
    "TableForm",
    "Version",
    "balances",
    "load_form",
]
