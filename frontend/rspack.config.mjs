import { resolve } from "node:path";
import rspack from "@rspack/core";

/** Browsers from the years since 2023; older ones would need CSS without logical properties. */
const browsers = ["chrome 111", "firefox 115", "safari 16.4"];

const javascript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "builtin:swc-loader",
  options: {
    jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } },
    env: { targets: browsers },
  },
  type: "javascript/auto",
};

/** Styles of a component of ours, whose class names are made unique. */
const modules = (insert) => ({
  test: /\.module\.css$/,
  use: [insert, { loader: "css-loader", options: { modules: { namedExport: false } } }],
  type: "javascript/auto",
});

const minimizer = [
  new rspack.SwcJsMinimizerRspackPlugin(),
  new rspack.LightningCssMinimizerRspackPlugin({ minimizerOptions: { targets: browsers } }),
];

/** @param directory what is built goes there */
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
      javascript,
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
