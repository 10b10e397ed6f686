// A unit: a matrix of 16 by 16 numbers times a vector.
import { readFileSync } from "node:fs";

const units = Number(readFileSync(new URL("matrix.units", import.meta.url), "utf8"));
const SIZE = 16;
const matrix = Float64Array.from({ length: SIZE * SIZE }, (_, index) => ((index * 13) % 17) / 200);

export default ({ bench }) => {
  bench("times vector", () => {
    let vector = new Float64Array(SIZE).fill(1);
    let result = new Float64Array(SIZE);
    for (let unit = 0; unit < units; unit += 1) {
      for (let row = 0; row < SIZE; row += 1) {
        let sum = 0;
        for (let column = 0; column < SIZE; column += 1) sum += matrix[row * SIZE + column] * vector[column];
        result[row] = sum + 0.1;
      }
      [vector, result] = [result, vector];
    }
    return vector[0];
  });
};
