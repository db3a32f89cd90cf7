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
for (const key of ['theme', 'size', 'outputs']) {
  const value = asked.get(key) ?? remembered.get(key);
  if (value) root.dataset[key] = value;
}

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : prefersDark.matches;

addEventListener('DOMContentLoaded', () => {
  const contents = document.querySelector('.contents details');
  if (contents) contents.open = matchMedia('(min-width: 76rem)').matches;

  const isOn = { theme: isDark, size: () => root.dataset.size === 'large', outputs: () => root.dataset.outputs === 'shown' };
  const values = { theme: ['light', 'dark'], size: ['normal', 'large'], outputs: ['folded', 'shown'] };
  for (const button of document.querySelectorAll('[data-switch]')) {
    const key = button.dataset.switch;
    const show = () => button.setAttribute('aria-pressed', isOn[key]());
    button.hidden = key === 'outputs' && !document.querySelector('.asked');
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
  // A phone that is turned: titles wrap elsewhere.
  addEventListener('resize', () => {
    for (const chart of charts) if (chart.isDrawn && chart.isShown && Math.abs(chart.plot.clientWidth - chart.width) > 100) chart.draw();
  });
  for (const figure of document.querySelectorAll('.chart')) charts.push(new Chart(figure));
  startDrawing();
});

const charts = [];

function redraw() {
  for (const chart of charts) if (chart.isDrawn && chart.isShown) chart.draw();
}

class Chart {
  constructor(figure) {
    this.plot = figure.querySelector('.drawing');
    this.json = figure.querySelector('script').textContent;
    this.isDrawn = false;
  }

  // Browsers keep about sixteen 3-D drawings alive in a page, so these wait until they are looked at.
  get is3d() { return /"type":\s*"(surface|mesh3d|scatter3d|cone|isosurface|volume)"/.test(this.json); }

  // One that waits for a guess has no width to be drawn in.
  get isShown() { return this.plot.offsetParent !== null; }

  draw(dark = isDark()) {
    const chart = JSON.parse(this.json);
    chart.layout = { ...chart.layout, autosize: true };
    delete chart.layout.width;
    const isNarrow = this.plot.clientWidth < 560, factor = root.dataset.size === 'large' ? Larger : 1;
    this.width = this.plot.clientWidth;
    if (isNarrow && !fitsByItself(chart.layout)) narrow(chart.layout);
    narrowChart(chart, this.width / factor);
    if (factor !== 1) enlarge(chart, factor);
    if (dark) darkenChart(chart);
    this.plot.classList.toggle('dark', dark);
    this.plot.style.height = `${chart.layout.height ?? 450}px`;
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
  addEventListener('beforeprint', () => {
    root.classList.add('printing');
    drawRest();
    for (const chart of charts) chart.draw(false);
  });
  addEventListener('afterprint', () => { root.classList.remove('printing'); redraw(); });
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
    const chart = charts.find(chart => !chart.isDrawn && !chart.is3d && chart.isShown);
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

// Larger text of the page is larger text in its charts too: all that is counted in pixels grows, as in a browser's zoom.
const Larger = 1.3;

function enlarge(chart, factor) {
  const grow = (node, names) => { for (const name of names) if (typeof node?.[name] === 'number') node[name] *= factor; };
  const walk = (node, owner) => {
    if (/font$/i.test(owner)) grow(node, ['size']);
    if (/^(margin|pad)$/.test(owner)) grow(node, Object.keys(node));
    grow(node, ['standoff', 'ax', 'ay', 'xshift', 'yshift', 'ticklen']);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'text' && typeof value === 'string')
        node[key] = value.replace(/font-size:\s*([\d.]+)px/g, (style, size) => `font-size:${size * factor}px`);
      else if (value && typeof value === 'object') walk(value, Array.isArray(node) ? owner : key);
    }
  };
  walk(chart.layout, 'layout');
  grow(chart.layout, ['height']);
  for (const trace of chart.data) if (trace.textfont) grow(trace.textfont, ['size']);
}
