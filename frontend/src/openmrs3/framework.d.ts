/**
 * The parts of OpenMRS 3's framework (version 10) that this module uses. The shell shares the framework with every frontend
 * module. The framework's own package would bring 150 others into the build.
 */
declare module "@openmrs/esm-framework" {
  import type { ComponentType, ReactNode } from "react";

  type Lifecycle = () => Promise<unknown>;

  interface LifecycleOptions {
    readonly featureName: string;
    readonly moduleName: string;
  }

  export function getSyncLifecycle<Props>(component: ComponentType<Props>, options: LifecycleOptions): Lifecycle;
  export function getAsyncLifecycle<Props>(
    load: () => Promise<{ readonly default: ComponentType<Props> }>,
    options: LifecycleOptions,
  ): Lifecycle;

  export function createDashboard(dashboard: {
    readonly path: string;
    readonly title: string;
    readonly icon?: string;
  }): ComponentType<{ readonly basePath: string }>;

  export function launchWorkspace2(name: string, workspaceProps?: object): Promise<boolean>;

  export const Workspace2: ComponentType<{
    readonly title: string;
    readonly hasUnsavedChanges?: boolean;
    readonly children: ReactNode;
  }>;

  export const ActionMenuButton2: ComponentType<{
    readonly icon: (props: object) => ReactNode;
    readonly label: string;
    readonly workspaceToLaunch: { readonly workspaceName: string; readonly workspaceProps?: object };
  }>;

  export const UserHasAccess: ComponentType<{ readonly privilege: string; readonly children: ReactNode }>;

  export const PenIcon: ComponentType<object>;

  export const OpenmrsDatePicker: ComponentType<{
    readonly id: string;
    readonly labelText: string;
    readonly value: string | Date | null;
    readonly maxDate?: string | Date;
    readonly isInvalid?: boolean;
    readonly invalidText?: string;
    readonly onChange: (value: Date | null) => void;
  }>;

  export const ConfigurableLink: ComponentType<{
    readonly to: string;
    readonly className?: string;
    readonly children: ReactNode;
  }>;

  export function navigate(to: { readonly to: string }): void;

  export interface Session {
    readonly authenticated: boolean;
    readonly locale?: string;
    readonly user?: {
      readonly uuid: string;
      readonly display: string;
      readonly person?: { readonly display?: string };
      readonly privileges?: readonly { readonly display: string; readonly name?: string }[];
    };
  }

  export function useSession(): Session | null;
}
