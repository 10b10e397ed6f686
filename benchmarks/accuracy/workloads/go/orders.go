// A unit: eight orders made, grouped by customer and summed; the garbage collector runs along.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

type order struct {
	customer string
	amount   float64
	lines    []string
}

func main() {
	text, err := os.ReadFile("units")
	if err != nil {
		panic(err)
	}
	units, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		panic(err)
	}
	total := 0.0
	for unit := 0; unit < units; unit++ {
		total += process(unit)
	}
	fmt.Println(total)
}

func process(unit int) float64 {
	byCustomer := map[string][]*order{}
	for index := 0; index < 8; index++ {
		customer := "customer " + strconv.Itoa((unit+index)%5)
		made := &order{customer: customer, amount: float64(index), lines: make([]string, 4)}
		byCustomer[customer] = append(byCustomer[customer], made)
	}
	sum := 0.0
	for _, orders := range byCustomer {
		for _, one := range orders {
			sum += one.amount + float64(len(one.lines))
		}
	}
	return sum
}
