"use strict";

const place = document.getElementById("chart");

// A page without a change draws frames too; three are enough for what plotly.js puts off to the next one.
const frames = count => new Promise(done => {
  const next = () => count-- > 0 ? requestAnimationFrame(next) : done();
  next();
});

const style = document.head.appendChild(document.createElement("style"));

async function show(figure, width, rules) {
  style.textContent = rules;
  Plotly.purge(place);
  place.removeAttribute("style");
  place.style.width = width + "px";
  narrowChart(figure, width);
  await Plotly.newPlot(place, figure.data, figure.layout, figure.config);
  await frames(3);
}

// Three verdicts of Plotly.validate say nothing about a chart: it doesn't know packed grids yet, it compares lists by identity,
// and what another setting makes superfluous (markers of a line that has none) does no harm.
function verdicts(figure) {
  const isPacked = ({ container, trace, astr }) => container === "data" && figure.data[trace][astr]?.bdata !== undefined;
  const isSame = ({ msg }) => /\(set to '([^]*)'\) got reset to '\1' during defaults/.test(msg);
  return (Plotly.validate(figure.data, figure.layout) ?? [])
    .filter(verdict => !(verdict.code === "array" && isPacked(verdict)) && !(verdict.code === "dynamic" && isSame(verdict)) && verdict.code !== "unused")
    .map(({ msg }) => msg);
}

const boxOf = element => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};

function isVisible(text) {
  const { width, height } = text.getBoundingClientRect();
  if (width === 0 || height === 0 || getComputedStyle(text).visibility !== "visible") return false;
  for (let part = text; part !== place; part = part.parentElement)
    if (getComputedStyle(part).opacity === "0") return false;
  return true;
}

// The part of the page in which a text is not cut off: the chart, and in it the rectangles of clip paths.
function roomOf(text) {
  const room = boxOf(place);
  for (let part = text; part !== place; part = part.parentElement) {
    const id = /#([^)"']+)/.exec(part.getAttribute("clip-path") ?? "")?.[1];
    const rectangle = id && document.getElementById(id)?.querySelector(":scope > rect:only-child");
    if (!rectangle) continue;
    const corner = rectangle.x.baseVal.value, top = rectangle.y.baseVal.value;
    const matrix = part.getScreenCTM();
    const from = new DOMPoint(corner, top).matrixTransform(matrix);
    const to = new DOMPoint(corner + rectangle.width.baseVal.value, top + rectangle.height.baseVal.value).matrixTransform(matrix);
    room.left = Math.max(room.left, from.x);
    room.top = Math.max(room.top, from.y);
    room.right = Math.min(room.right, to.x);
    room.bottom = Math.min(room.bottom, to.y);
  }
  return room;
}

// Each line of a text has a box of its own: the lines of a title differ in length.
function texts() {
  return [...place.querySelectorAll("svg text")].filter(isVisible).flatMap((text, owner) => {
    const lines = [...text.querySelectorAll("tspan.line")];
    const isContour = text.closest(".contourlabels") !== null;
    const hasGround = parseFloat(text.parentElement.querySelector(":scope > rect.bg")?.style.fillOpacity) >= 0.8;
    const room = roomOf(text);
    return (lines.length > 0 ? lines : [text])
      .filter(line => line.textContent.trim() !== "")
      .map(line => ({ words: line.textContent, owner, isContour, hasGround, box: boxOf(line), room }));
  });
}

// What a slider or a button moves: lines and markers, and where none are drawn as SVG, the numbers themselves.
function drawn() {
  const parts = [...place.querySelectorAll(".cartesianlayer path, .cartesianlayer use")];
  return parts.length > 0
    ? parts.map(part => `${part.getAttribute("d")} ${part.getAttribute("transform")}`).join("\n")
    : JSON.stringify(place._fullData, (key, value) => key === "uid" || key.startsWith("_") && key !== "" ? undefined : value);
}

const middleOf = element => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

function slider() {
  const rail = boxOf(place.querySelector(".slider-rail-rect"));
  return { rail, grip: middleOf(place.querySelector(".slider-grip-rect")), value: sliderValue() };
}

const sliderValue = () => [...place.querySelectorAll(".slider-group > .slider-label, .slider-group > * > .slider-label")]
  .filter(label => !label.closest(".slider-labels"))
  .map(label => label.textContent).join(" ");

const buttons = () => [...place.querySelectorAll(".updatemenu-button, .updatemenu-header")]
  .map(button => ({ label: button.textContent, ...middleOf(button) }));

// Frame by frame until the chart looks different from how it was, or so many frames have passed.
async function changes(before, limit) {
  for (let i = 0; i < limit; i++) {
    if (drawn() !== before) return true;
    await frames(1);
  }
  return false;
}

const imageOf = png => new Promise((done, fail) => {
  const image = new Image();
  image.onload = () => done(image);
  image.onerror = () => fail(new Error("not a picture"));
  image.src = "data:image/png;base64," + png;
});

function pixelsOf(image) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

// Compares the average colours of blocks, 8 by 8 pixels: how many differ, and by how much the worst. A block may lie a pixel
// aside, as far as other fonts and another antialiasing move a letter; what is missing is found nowhere.
async function difference(expected, actual) {
  const [one, other] = await Promise.all([imageOf(expected), imageOf(actual)]);
  if (one.width !== other.width || one.height !== other.height)
    return { share: 1, worst: 255, words: `${one.width} × ${one.height} pixels became ${other.width} × ${other.height}` };
  const { width, height } = one, first = pixelsOf(one), second = pixelsOf(other);
  const Block = 8, Limit = 16;

  const average = (pixels, left, top, channel) => {
    let sum = 0;
    for (let y = top; y < top + Block; y++)
      for (let x = left; x < left + Block; x++) sum += pixels[4 * (y * width + x) + channel];
    return sum / (Block * Block);
  };

  const distance = (left, top, aside, down) => {
    if (left + aside < 0 || top + down < 0 || left + aside + Block > width || top + down + Block > height) return 255;
    return Math.max(...[0, 1, 2].map(channel =>
      Math.abs(average(first, left, top, channel) - average(second, left + aside, top + down, channel))));
  };

  let blocks = 0, different = 0, worst = 0;
  for (let top = 0; top + Block <= height; top += Block) {
    for (let left = 0; left + Block <= width; left += Block) {
      blocks++;
      let nearest = distance(left, top, 0, 0);
      for (let aside = -1; nearest > Limit && aside <= 1; aside++)
        for (let down = -1; nearest > Limit && down <= 1; down++) nearest = Math.min(nearest, distance(left, top, aside, down));
      if (nearest > Limit) different++;
      worst = Math.max(worst, nearest);
    }
  }
  return { share: different / blocks, worst, words: `${different} of ${blocks} blocks differ, the worst by ${Math.round(worst)} of 255` };
}
