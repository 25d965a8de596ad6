import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{packages,projections,services,test}/**/*.{unit,property,contract,e2e,fault}.test.ts"],
    exclude: ["**/node_modules/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
