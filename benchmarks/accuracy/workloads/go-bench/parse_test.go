// A unit: one line of comma-separated numbers split, read and summed.
package parse

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

var sink int

func BenchmarkParse(b *testing.B) {
	text, err := os.ReadFile("units")
	if err != nil {
		b.Fatal(err)
	}
	units, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for iteration := 0; iteration < b.N; iteration++ {
		for unit := 0; unit < units; unit++ {
			for _, field := range strings.Split("17,4,2026,99,123456,7,88,5", ",") {
				number, _ := strconv.Atoi(field)
				sink += number
			}
		}
	}
}
