import { FormulasAtWork, ORIGIN } from "../formulas-at-work";

describe("a name that somebody has allowed", () => {
  const given = (amount: number) => ({ data: [[amount, "a", 45_351]], output: "half" });
  const elsewhere = "https://adb-2.azuredatabricks.net";

  it("is not used any more once another place has an endpoint of that name, or may have one", async () => {
    const { device } = await new FormulasAtWork().allow();
    const places = [
      { id: "prod", origin: elsewhere },
      { id: "dev", origin: ORIGIN },
    ];
    const work = new FormulasAtWork({ device, places });
    expect(await work.predict(given(4))).toMatch(
      /^#VALUE! model: Several places.*Write one of "prod\/echo", "dev\/echo"\.$/,
    );
    work.places = places.map((place) => ({ ...place, isClosed: place.id === "prod" }));
    expect(await work.predict(given(4))).toMatch(/^#N\/A model: prod could not be asked.* Write "dev\/echo"/);
    expect(work.sentTo).toEqual([]);
    await work.allow("dev/echo");
    work.places = [{ id: "dev", origin: elsewhere }, places[1]!];
    expect(await work.predict({ ...given(4), model: "dev/echo" })).toMatch(/^#VALUE! model: /);
    expect(work.sentTo).toEqual([]);
  });

  it("is sent the way that leads to its place now, whatever was called so before", async () => {
    const work = await new FormulasAtWork({
      places: [{ id: "demo", origin: ORIGIN, baseUrl: "https://one.example" }],
    }).allow();
    await work.predict(given(1));
    work.places = [{ id: "demo", origin: ORIGIN, baseUrl: "https://two.example" }];
    await work.functions.recalculate();
    await work.predict(given(1));
    expect(work.sentTo.map((url) => new URL(url).host)).toEqual(["one.example", "two.example"]);
  });
});
