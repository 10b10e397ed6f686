module parse

go 1.22
