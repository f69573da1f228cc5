/** What our scripts use of GOV.UK Frontend's own, which the server sends beside them (tsconfig.browser.json puts the two side by side). */
export declare function initAll(): void;
