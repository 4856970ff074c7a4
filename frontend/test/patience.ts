import { configure } from "@testing-library/react";

/** The time a test waits for what is to be seen, in milliseconds: a busy machine takes its time. */
configure({ asyncUtilTimeout: 20_000 });
