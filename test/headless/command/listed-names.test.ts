import fc from "fast-check";
import { quotedName, splitNames, splitPair, splitPairs } from "../../../src/headless/command/listed-names";
import { CommandError } from "../../../src/headless/telling/exit-codes";
import { runs } from "../../support/property-seed";

describe("names in a list", () => {
  it.each([
    ["a,b,c", ["a", "b", "c"]],
    ["", [""]],
    ["a,,b,", ["a", "", "b", ""]],
    [" a , b ", [" a ", " b "]],
    ["a=b,c", ["a=b", "c"]],
    ['5" disk,3" disk', ['5" disk', '3" disk']],
    ['x="y,z', ['x="y', "z"]],
    ["line\nbreak,b", ["line\nbreak", "b"]],
    ['"b, c"', ["b, c"]],
    ['a,"b, c",d', ["a", "b, c", "d"]],
    ['"a,b","c,d"', ["a,b", "c,d"]],
    ['"say ""hi"""', ['say "hi"']],
    ['"""",a', ['"', "a"]],
    ['"","a"', ["", "a"]],
    ['"a\r\nb, c"', ["a\r\nb, c"]],
    ['"a=b, c"', ["a=b, c"]],
    ["長さ, 幅", ["長さ", " 幅"]],
  ])("%j are %j", (list, names) => {
    expect(splitNames("--columns", list)).toEqual(names);
  });

  it.each([
    ['"b, c', "is never closed"],
    ['a,"b', "is never closed"],
    ['"', "is never closed"],
    ['"a""', "is never closed"],
    ['"a"b,c', 'behind the quoted name "a" stands b'],
    ['"a" ,c', "behind the quoted name"],
  ])("%s is refused, with how it is written", (list, sentence) => {
    expect(() => splitNames("--columns", list)).toRefuse(CommandError, {
      message: expect.stringMatching(new RegExp(`^--columns: .*${sentence}.*double quotes`)),
    });
  });

  it("come back as they were, whatever stands in them", () => {
    const name = fc.string({ unit: fc.constantFrom('"', ",", "=", " ", "\n", "a", "é"), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        expect(splitNames("--columns", names.map(quotedName).join(","))).toEqual(names);
      }),
      { numRuns: runs(5_000, 300) },
    );
  });
});

describe("pairs in a list", () => {
  it.each([
    [
      "a=long,b=double",
      [
        ["a", "long"],
        ["b", "double"],
      ],
    ],
    ["a=b=long", [["a=b", "long"]]],
    [
      '"b, c"=double,d=long',
      [
        ["b, c", "double"],
        ["d", "long"],
      ],
    ],
    ['"x=y"=long', [["x=y", "long"]]],
    [
      '"5"" disk"=long,3" disk=long',
      [
        ['5" disk', "long"],
        ['3" disk', "long"],
      ],
    ],
    ["a", [["a", undefined]]],
  ])("%s are %j", (list, pairs) => {
    expect(splitPairs("--types", list)).toEqual(pairs);
  });

  it("of a tensor have a list behind the last sign", () => {
    expect(splitPair("--tensor", 't="b, c",d')).toEqual(["t", '"b, c",d']);
    expect(splitPair("--tensor", '"my, t"="x=y",d')).toEqual(["my, t", '"x=y",d']);
    expect(splitPair("--tensor", "=a,b")).toEqual(["", "a,b"]);
    expect(splitPair("--tensor", "a,b")).toEqual(["a,b", undefined]);
  });
});
