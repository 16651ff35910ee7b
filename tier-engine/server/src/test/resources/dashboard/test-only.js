export const seen = true;
