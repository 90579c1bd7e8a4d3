// Bytes by brotli: until the first page can be used, and of everything that any visit loads. The second was 250,000
// before the meeting cycle: roadmap, captured records, goals with paths, three formats of letters and print came with 62 KB;
// dragging, what is read again to prepare, contacts between meetings and privacy in place with 18; earlier versions and the
// repair of a lost plan with 11, the program without a network with 8, a sample plan of a year in its own words with 12.
// A first page waits for none of it.
export const most_at_first = 210_000;
export const most_in_all = 375_000;
