// A unit: 16 words of a text counted in a hash map, whose hashes differ from process to process.
use std::collections::HashMap;

fn main() {
    let units: usize = std::fs::read_to_string("units").unwrap().trim().parse().unwrap();
    let words: Vec<String> = (0..4096).map(|index| format!("word{}", index * 37 % 1511)).collect();
    let mut counts: HashMap<String, u64> = HashMap::new();
    for unit in 0..units {
        let first = unit % 256 * 16;
        for word in &words[first..first + 16] {
            *counts.entry(word.to_uppercase()).or_insert(0) += 1;
        }
    }
    let most = counts.values().max().copied().unwrap_or(0);
    println!("{} {}", counts.len(), most);
}
