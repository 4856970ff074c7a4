import { defineConfig } from "vitest/config";

export default defineConfig({
  esbuild: { jsx: "automatic" },
  // tests compare texts with what the server knows
  server: { fs: { allow: [".."] } },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/patience.ts"],
    testTimeout: 60_000,
    css: { include: /\.css\?raw$/ },
  },
});
