/* A unit: 16 entries added to a hash table of linked lists on the heap, which is emptied every 32 units. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BUCKETS 1024

struct entry {
  struct entry *next;
  uint64_t key;
  char text[40];
};

static struct entry *table[BUCKETS];

static void empty(void) {
  for (int bucket = 0; bucket < BUCKETS; bucket += 1) {
    while (table[bucket] != NULL) {
      struct entry *entry = table[bucket];
      table[bucket] = entry->next;
      free(entry);
    }
  }
}

int main(void) {
  long units = 0;
  uint64_t key = 1, found = 0;
  FILE *file = fopen("units", "r");
  if (file == NULL || fscanf(file, "%ld", &units) != 1) return 1;
  for (long unit = 0; unit < units; unit += 1) {
    if ((unit & 31) == 0) empty();
    for (int index = 0; index < 16; index += 1) {
      key = key * 6364136223846793005u + 1442695040888963407u;
      struct entry **bucket = &table[(key >> 40) % BUCKETS];
      struct entry *entry = malloc(sizeof *entry);
      if (entry == NULL) return 1;
      entry->key = key;
      entry->text[0] = (char)key;
      entry->next = *bucket;
      *bucket = entry;
      found += entry->next != NULL && entry->next->key < key;
    }
  }
  printf("%llu\n", (unsigned long long)found);
  return 0;
}
