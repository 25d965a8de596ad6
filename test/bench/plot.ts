/* A plot of growth as SVG: logarithmic in the size of the log, linear in the cost, with the spread of the runs. */

export interface Point {
  readonly size: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

const [width, height, left, bottom, top, right] = [720, 360, 70, 50, 40, 30];

/** The cost of one event by the size of the log. Throws for fewer than two sizes. */
export function growthPlot(points: readonly Point[], title: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) throw new RangeError("a growth needs two sizes");
  const highest = Math.max(...points.map(({ most }) => most)) * 1.1;
  const x = (size: number) =>
    left + ((width - left - right) * Math.log(size / first.size)) / Math.log(last.size / first.size);
  const y = (cost: number) => height - bottom - ((height - bottom - top) * cost) / highest;
  const n = (value: number) => value.toFixed(1);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * highest);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#222">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="22" font-size="14">${title}</text>`,
    ...ticks.flatMap((tick) => [
      `<line x1="${left}" x2="${width - right}" y1="${n(y(tick))}" y2="${n(y(tick))}" stroke="#ddd"/>`,
      `<text x="${left - 8}" y="${n(y(tick) + 4)}" text-anchor="end">${n(tick)} µs</text>`,
    ]),
    ...points.flatMap(({ size, least, most }) => [
      `<line x1="${n(x(size))}" x2="${n(x(size))}" y1="${n(y(least))}" y2="${n(y(most))}" stroke="#2563a8" stroke-width="2"/>`,
      `<text x="${n(x(size))}" y="${height - bottom + 20}" text-anchor="middle">${size.toLocaleString("en").replaceAll(",", " ")}</text>`,
    ]),
    `<polyline points="${points.map(({ size, median }) => `${n(x(size))},${n(y(median))}`).join(" ")}" fill="none" stroke="#2563a8" stroke-width="2"/>`,
    ...points.map(
      ({ size, median }) =>
        `<circle cx="${n(x(size))}" cy="${n(y(median))}" r="4" fill="#2563a8"><title>${n(median)} µs</title></circle>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">events in the log</text>`,
    "</svg>\n",
  ].join("\n");
}
