// The parts that a score is made of.

/** What each indicator adds: its points, by its share of the dimension and the dimension's share of the score. */
export function contributions(dimensions) {
  const all = dimensions.reduce((sum, dimension) => sum + Number(dimension.weight), 0) || 1;
  return dimensions.flatMap(dimension => {
    const within = dimension.indicators.reduce((sum, indicator) => sum + Number(indicator.weight), 0) || 1;
    return dimension.indicators.map(indicator => {
      const share = (Number(indicator.weight) / within) * (Number(dimension.weight) / all);
      return { dimension: dimension.name, name: indicator.name, value: indicator.value, points: Number(indicator.points), share, adds: Number(indicator.points) * share };
    });
  });
}
