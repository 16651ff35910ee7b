// As much of a browser as the modules without a page ask for when they are loaded.
globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
globalThis.localStorage = { getItem: () => null, setItem() {} };
globalThis.document = { documentElement: { dataset: {}, style: { setProperty() {} } }, cookie: '' };
globalThis.navigator ??= { language: 'en' };
