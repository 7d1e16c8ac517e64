"""What is wrong where balances are broken: causes, each with its equations and its repairs."""
