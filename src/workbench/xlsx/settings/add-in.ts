/**
 * The add-in as a file knows it: by the id and the version of `manifest.xml`. Excel keeps the settings of each add-in under its id,
 * from wherever the add-in was installed. Source: MS-OWEXML 2.2.5, 2.2.7.
 */
export const ADD_IN = { id: "b29788b1-2c6f-4dbe-bf9c-bcc882336cc7", version: "1.1.0.0" } as const;
