"""A unit: a sentence split into words, which are cleaned and counted."""

SENTENCES = [f"The {index}th, quick brown Fox; jumps over: the lazy dog!" for index in range(64)]


def main():
    with open("units") as file:
        units = int(file.read())
    counts = {}
    for unit in range(units):
        for word in SENTENCES[unit & 63].split():
            word = word.strip(",;:!").lower()
            counts[word] = counts.get(word, 0) + 1
    print(len(counts))


main()
