import { resolve } from "node:path";
import rspack from "@rspack/core";

/** Browsers from the years since 2023; older ones would need CSS without logical properties. */
const browsers = ["chrome 111", "firefox 115", "safari 16.4"];

/** @param before loaders that see the source as it was written */
const javascript = (...before) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: [
    {
      loader: "builtin:swc-loader",
      options: {
        jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } },
        env: { targets: browsers },
      },
    },
    ...before,
  ],
  type: "javascript/auto",
});

/** Carbon's components without what only development needs. */
const carbon = {
  test: /\.js$/,
  include: resolve("node_modules/@carbon/react/es"),
  loader: resolve("without-prop-types.mjs"),
};

/** Styles of our own components; the build makes their class names unique. */
const modules = (insert) => ({
  test: /\.module\.css$/,
  use: [insert, { loader: "css-loader", options: { modules: { namedExport: false } } }],
  type: "javascript/auto",
});

const minimizer = [
  new rspack.SwcJsMinimizerRspackPlugin(),
  new rspack.LightningCssMinimizerRspackPlugin({ minimizerOptions: { targets: browsers } }),
];

/** @param directory the directory of the built files */
export const pages = (directory) => ({
  name: "pages",
  mode: "production",
  target: "web",
  entry: { pages: "./src/pages/main.tsx" },
  output: {
    path: resolve(directory, "pages"),
    filename: "[name].[contenthash:16].js",
    cssFilename: "[name].[contenthash:16].css",
    assetModuleFilename: "[name].[contenthash:16][ext]",
    publicPath: "auto",
    clean: true,
  },
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  module: {
    rules: [
      javascript(resolve("without-defaults.mjs")),
      carbon,
      modules(rspack.CssExtractRspackPlugin.loader),
      {
        test: /\.scss$/,
        use: [
          rspack.CssExtractRspackPlugin.loader,
          "css-loader",
          { loader: "sass-loader", options: { api: "modern-compiler", sassOptions: { quietDeps: true } } },
        ],
        type: "javascript/auto",
      },
      { test: /translations\/.*\.json$|\.svg$/, type: "asset/resource" },
    ],
  },
  plugins: [new rspack.CssExtractRspackPlugin({ filename: "[name].[contenthash:16].css" })],
  optimization: { minimizer },
  performance: { hints: false },
});

/** Packages that the shell of OpenMRS 3 shares; our files never contain them. */
const shared = (name, key = name) => [
  key,
  {
    import: false,
    singleton: true,
    requiredVersion: false,
    strictVersion: false,
    shareKey: key,
    shareScope: "default",
  },
];

/**
 * @param directory the directory of the built files
 * @param name the name of the frontend module
 */
export const openmrs3 = (directory, name) => ({
  name: "openmrs3",
  mode: "production",
  target: "web",
  entry: {},
  output: {
    path: resolve(directory, "openmrs3"),
    filename: "[name].js",
    chunkFilename: "[name].[contenthash:16].js",
    publicPath: "auto",
    uniqueName: name,
    clean: true,
  },
  resolve: {
    extensions: [".tsx", ".ts", ".js"],
    alias: { "@openmrs/esm-framework": "@openmrs/esm-framework/src/internal" },
  },
  module: {
    rules: [
      javascript(),
      carbon,
      modules("style-loader"),
      { test: /translations\/.*\.json$/, loader: resolve("openmrs3-texts.mjs"), type: "json" },
    ],
  },
  plugins: [
    new rspack.container.ModuleFederationPluginV1({
      name,
      // the shell looks for a variable of this name
      library: { type: "var", name: name.replace(/[/\-@]/g, "_") },
      filename: "session-notes.js",
      exposes: { "./start": "./src/openmrs3/index.ts" },
      shared: Object.fromEntries([
        shared("@openmrs/esm-framework"),
        shared("@openmrs/esm-framework/src/internal"),
        shared("react"),
        shared("react-dom"),
        shared("react-i18next"),
        shared("i18next"),
        shared("swr", "swr/"),
      ]),
    }),
  ],
  optimization: { minimizer },
  performance: { hints: false },
});
