// Figures as text.

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

// Three digits are more than these measurements carry.
export function figure(number) {
  if (number === undefined) return "";
  if (number < 10) return number.toFixed(1);
  return String(Math.round(number));
}

// Lines of columns: the first to the left, the others to the right.
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const cell = (text = "", column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column] + 2));
  return rows.map((row) => row.map(cell).join("").trimEnd()).join("\n");
}
