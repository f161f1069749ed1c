/** The size of the window as a text, to compare it with another one. */
export const windowSize = () => `${window.innerWidth}x${window.innerHeight}`;
