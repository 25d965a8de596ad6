import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{packages,projections,services,test}/**/*.{unit,property,contract,e2e,fault}.test.ts"],
    exclude: ["**/node_modules/**"],
    // Against what hangs; a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
