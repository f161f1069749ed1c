"""The page, made with Dash, which nothing outside this package imports."""
