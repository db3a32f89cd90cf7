// The page without this script is complete but for its charts; with it the theme and the size can be switched.
'use strict';

const root = document.documentElement;

// A page opened from a file may be denied storage; then a choice lasts as long as the page.
const remembered = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* for this page only */ } },
};

// At once, before anything is painted. An address with ?theme=dark shows what others see.
const asked = new URLSearchParams(location.search);
for (const key of ['theme', 'size']) {
  const value = asked.get(key) ?? remembered.get(key);
  if (value) root.dataset[key] = value;
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches;

addEventListener('DOMContentLoaded', () => {
  const contents = document.querySelector('.contents details');
  if (contents) contents.open = matchMedia('(min-width: 76rem)').matches;

  const isOn = { theme: isDark, size: () => root.dataset.size === 'large' };
  const values = { theme: ['light', 'dark'], size: ['normal', 'large'] };
  for (const button of document.querySelectorAll('[data-switch]')) {
    const key = button.dataset.switch;
    const show = () => button.setAttribute('aria-pressed', isOn[key]());
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset[key] = values[key][isOn[key]() ? 0 : 1];
      remembered.set(key, root.dataset[key]);
      show();
      redraw();
    });
    prefersDark.addEventListener('change', show);
    show();
  }

  prefersDark.addEventListener('change', redraw);
  for (const figure of document.querySelectorAll('.chart')) charts.push(new Chart(figure));
  startDrawing();
});

const charts = [];

function redraw() {
  for (const chart of charts) if (chart.isDrawn) chart.draw();
}

class Chart {
  constructor(figure) {
    this.plot = figure.querySelector('.drawing');
    this.json = figure.querySelector('script').textContent;
    this.isDrawn = false;
  }

  // Browsers keep about sixteen 3-D drawings alive in a page, so these wait until they are looked at.
  get is3d() { return /"type":\s*"(surface|mesh3d|scatter3d|cone|isosurface|volume)"/.test(this.json); }

  draw(dark = isDark()) {
    const chart = JSON.parse(this.json);
    chart.layout = { ...chart.layout, autosize: true };
    delete chart.layout.width;
    const isNarrow = this.plot.clientWidth < 560;
    if (isNarrow && !fitsByItself(chart.layout)) narrow(chart.layout);
    if (dark) darken(chart);
    this.plot.classList.toggle('dark', dark);
    const config = { ...chart.config, responsive: true, displaylogo: false };
    // Its buttons would lie on the title, and fingers zoom without them.
    if (isNarrow) config.displayModeBar = false;
    // Drawn anew only once: afterwards react keeps zoom and camera.
    const drawn = this.isDrawn
      ? Plotly.react(this.plot, chart.data, chart.layout, config)
      : Plotly.newPlot(this.plot, { data: chart.data, layout: chart.layout, config, frames: chart.frames });
    this.isDrawn = true;
    return drawn;
  }
}

// Near the window at once, the others when there is time; all before printing.
function startDrawing() {
  const drawRest = () => { for (const chart of charts) if (!chart.isDrawn) chart.draw(); };
  addEventListener('beforeprint', () => { drawRest(); for (const chart of charts) chart.draw(false); });
  addEventListener('afterprint', redraw);
  if (!('IntersectionObserver' in window)) return drawRest();

  const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      const chart = charts.find(chart => chart.plot === target);
      if (isIntersecting && !chart.isDrawn) chart.draw();
    }
  }, { rootMargin: '400px' });
  for (const chart of charts) near.observe(chart.plot);

  const idle = window.requestIdleCallback ?? (work => setTimeout(work, 50));
  const drawNext = () => {
    const chart = charts.find(chart => !chart.isDrawn && !chart.is3d);
    if (!chart) return;
    chart.draw();
    idle(drawNext);
  };
  addEventListener('load', () => idle(drawNext));
}

// The course's charts, known by the first of their colours, are made for narrow windows too: their margins hold labels.
const fitsByItself = layout => layout.template?.layout?.colorway?.[0]?.toUpperCase() === '#0072B2';

// On a phone the legend of another chart goes below, and the margins give way to the picture.
function narrow(layout) {
  layout.legend = { ...layout.legend, orientation: 'h', x: 0, xanchor: 'left', y: -0.2, yanchor: 'top' };
  layout.margin = { ...layout.margin, l: 45, r: 15 };
  layout.font = { ...layout.font, size: 11 };
  if (layout.title?.text) layout.title = { ...layout.title, font: { ...layout.title.font, size: 13 } };
}

// In the dark, what was near black becomes light, and what was near white becomes clear, and dark hues are lifted.
function darken(chart) {
  const ink = '#d5dae0', muted = '#8b949e', line = '#3a414a', ground = '#2a313a';
  invert(chart.layout, ink);
  // Marks over a coloured ground keep their contrast with it.
  const layout = chart.layout;
  if (!chart.data.some(trace => /contour|heatmap|surface/.test(trace.type))) invert(chart.data, ink);
  else layout.legend = { ...layout.legend, bgcolor: '#dfe5ec', font: { ...layout.legend?.font, color: '#1f2933' }, title: { ...layout.legend?.title, font: { color: '#1f2933' } } };

  layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
  layout.font = { ...layout.font, color: ink };
  layout.modebar = { ...layout.modebar, bgcolor: 'rgba(0,0,0,0)', color: muted, activecolor: ink };
  // What a reader moves and presses has a light ground unless it is told otherwise; the ground of a pressed
  // button is fixed in plotly.js, and only the style sheet can darken it.
  for (const annotation of layout.annotations ?? []) annotation.arrowcolor ??= muted;
  for (const slider of layout.sliders ?? []) Object.assign(slider, { bgcolor: ground, activebgcolor: muted, bordercolor: muted, tickcolor: muted });
  for (const menu of layout.updatemenus ?? []) {
    Object.assign(menu, { bgcolor: ground, bordercolor: muted });
    menu.font = { ...menu.font, color: ink };
  }
  const restyle = (owner, name) => {
    owner[name] = { ...owner[name], gridcolor: line, zerolinecolor: line, linecolor: '#6b7480' };
  };
  const names = new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))]);
  for (const name of names) restyle(layout, name);
  for (const trace of chart.data.filter(trace => trace.scene || /surface|3d|cone/.test(trace.type))) {
    const name = trace.scene ?? 'scene';
    const scene = layout[name] = { ...layout[name], bgcolor: 'rgba(0,0,0,0)' };
    for (const axis of ['xaxis', 'yaxis', 'zaxis']) {
      restyle(scene, axis);
      scene[axis].backgroundcolor = 'rgba(0,0,0,0)';
    }
  }
}

function invert(node, ink, brightness = 0.1) {
  for (const [key, value] of Object.entries(node ?? {})) {
    if (typeof value === 'string' && /color$/i.test(key)) {
      const shade = grey(value);
      if (shade < 130) node[key] = ink;
      else if (shade > 235 && key !== 'color') node[key] = 'rgba(21,24,29,0.85)';
      else if (Number.isNaN(shade)) node[key] = lifted(value, brightness);
    } else if (typeof value === 'string' && key === 'text') {
      node[key] = value.replace(/\bcolor:\s*([^;'"]+)/g, (style, colour) => grey(colour) < 170 ? 'color:#a3acb7' : style);
    } else if (value && typeof value === 'object' && key !== 'colorscale') {
      // Letters are thin and want more light than lines.
      invert(value, ink, /font$/i.test(key) ? 0.3 : brightness);
    }
  }
}

// A hue too dark to be told from the ground, mixed with white by as much as it is too dark.
function lifted(colour, brightness) {
  const [red, green, blue, alpha] = channels(colour);
  if (alpha < 255 || !CSS.supports('color', colour)) return colour;
  const light = 0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2;
  const white = Math.max(0, 1 - light / brightness) * 0.65;
  return `rgb(${[red, green, blue].map(channel => Math.round(channel + (255 - channel) * white))})`;
}

function channels(colour) {
  const pen = document.createElement('canvas').getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data;
}

// How light a colour is if it is nearly grey; NaN for one with a hue or without substance.
function grey(colour) {
  const [red, green, blue, alpha] = channels(colour);
  const most = Math.max(red, green, blue);
  const isColour = CSS.supports('color', colour);
  return isColour && alpha > 100 && most - Math.min(red, green, blue) < 48 ? most : NaN;
}
