declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module "*.scss";
declare module "*.svg" {
  const address: string;
  export default address;
}

/** Rspack: the files of a folder, as modules. */
declare const require: {
  context(folder: string, deep: boolean, names: RegExp, mode: "lazy"): (name: string) => Promise<unknown>;
};
