export const jar = true;
