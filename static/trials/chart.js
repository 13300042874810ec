/* The bars of a trial run; the table beneath says the same. */
(() => {
  const place = document.getElementById("trial-chart");
  const data = document.getElementById("trial-months");
  if (!place || !data || !window.echarts) return;
  const months = JSON.parse(data.textContent);
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--w-color-text-meta").trim() || "#555";
  place.hidden = false;
  const chart = window.echarts.init(place, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    textStyle: { color: ink, fontFamily: "inherit" },
    grid: { left: 48, right: 16, top: 16, bottom: 32 },
    tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
    xAxis: { type: "category", data: months.map((each) => each.month), axisLabel: { color: ink } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink } },
    series: [{ type: "bar", name: place.dataset.differ, barMaxWidth: 48, color: "#1d5c94",
               data: months.map((each) => each.differ) }],
  });
  new ResizeObserver(() => chart.resize()).observe(place);
})();
