import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{packages,projections,services,test}/**/*.{unit,property,contract,e2e,fault}.test.ts"],
    exclude: ["**/node_modules/**"],
    // Tests that start servers and browsers leave a core idle.
    maxWorkers: 2,
    // Against what hangs; a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
