import "@testing-library/jest-dom";
import {
  FluentProvider,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  webLightTheme,
} from "@fluentui/react-components";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { RecentFile, RecentFiles } from "../../../../src/workbench/page/recent/recent-files";
import { RecentGroup } from "../../../../src/workbench/page/recent/RecentGroup";
import { handleAt, recentInMemory } from "./kept-in-memory";

async function shownMenu(...names: string[]) {
  const { recent } = recentInMemory();
  for (const name of names) await recent.note(handleAt(name));
  const opened: string[] = [];
  render(<FilesMenu recent={recent} onOpen={({ name }) => opened.push(name)} />);
  await userEvent.click(screen.getByRole("button", { name: "Files" }));
  return { recent, opened, menu: within(screen.getByRole("menu")) };
}

function FilesMenu(props: { readonly recent: RecentFiles; readonly onOpen: (file: RecentFile) => void }) {
  return (
    <FluentProvider theme={webLightTheme}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton>Files</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem>New workbook</MenuItem>
            <RecentGroup {...props} />
          </MenuList>
        </MenuPopover>
      </Menu>
    </FluentProvider>
  );
}

describe("the files that were opened before, in a menu", () => {
  test("are told with their time, and open with a click", async () => {
    const { menu, opened } = await shownMenu("old.xlsx", "new.csv");
    const files = within(menu.getByRole("group", { name: "Opened before" }));
    const items = files.getAllByRole("menuitem", { name: /2026/ });
    expect(items.map(({ title }) => title)).toEqual(["new.csv", "old.xlsx"]);
    await userEvent.click(items[1]!);
    expect(opened).toEqual(["old.xlsx"]);
  });

  test("are not there at all while there are none: no heading, and nothing to clear", async () => {
    const { menu } = await shownMenu();
    expect(menu.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual(["New workbook"]);
    expect(menu.queryByRole("group")).toBeNull();
  });

  test("are taken out one by one, while the menu stays and the keyboard stays in it", async () => {
    const { menu, recent, opened } = await shownMenu("a.xlsx", "b.xlsx", "c.xlsx");
    const remover = (name: string) => menu.getByRole("menuitem", { name: `Remove ${name} from the list` });
    await userEvent.click(remover("b.xlsx"));
    await waitFor(() => expect(remover("a.xlsx")).toHaveFocus());
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(remover("c.xlsx")).toHaveFocus());
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(menu.getByRole("menuitem", { name: "New workbook" })).toHaveFocus());
    expect(recent.files).toEqual([]);
    expect(opened).toEqual([]);
  });

  test("are cleared at once", async () => {
    const { menu, recent } = await shownMenu("a.xlsx", "b.xlsx");
    await userEvent.click(menu.getByRole("menuitem", { name: "Clear this list" }));
    await waitFor(() => expect(recent.files).toEqual([]));
    expect(screen.queryByRole("menu")).toBeNull();
  });
});
