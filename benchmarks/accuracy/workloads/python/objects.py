"""A unit: twelve objects made, put in order by a key and added up."""


class Item:
    def __init__(self, key, weight):
        self.key = key
        self.weight = weight

    def value(self):
        return self.key + self.weight


def main():
    with open("units") as file:
        units = int(file.read())
    total = 0
    for unit in range(units):
        items = [Item((unit * 7 + index * 13) % 31, index) for index in range(12)]
        items.sort(key=lambda item: item.key)
        total += sum(item.value() for item in items[:6])
    print(total)


main()
