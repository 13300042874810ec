/* Two lines over the months; the table beneath says the same. */
(() => {
  const place = document.getElementById("share-chart");
  const data = document.getElementById("share-months");
  if (!place || !data || !window.echarts) return;
  const months = JSON.parse(data.textContent);
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--w-color-text-meta").trim() || "#555";
  const line = (key, color, type, symbol) => ({
    type: "line", name: place.dataset[key], color, symbol, symbolSize: 8, connectNulls: true,
    lineStyle: { type, width: 2 }, data: months.map((each) => each[key]),
    endLabel: { show: true, formatter: "{a}", color }, labelLayout: { moveOverlap: "shiftY" },
  });
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily: "inherit" },
    grid: { left: 56, right: 112, top: 16, bottom: 32 },
    tooltip: { trigger: "axis", valueFormatter: (value) => (value == null ? "–" : `${value} %`) },
    xAxis: { type: "category", data: months.map((each) => each.month), axisLabel: { color: ink } },
    yAxis: { type: "value", min: 0, max: 100, axisLabel: { color: ink, formatter: "{value} %" } },
    series: [line("untyped", "#1d5c96", "solid", "circle"), line("held", "#47525c", "dashed", "diamond")],
  });
  new ResizeObserver(() => chart.resize()).observe(place);
})();
