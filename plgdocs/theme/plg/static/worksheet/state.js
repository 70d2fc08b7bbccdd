// @ts-check
// The sheet that is being filled in, among others of the same worksheet: each change goes into this browser at once.

import { momentText } from "./names.js";
import { canKeep, keep, kept } from "./store.js";
import { dayOf, isEmpty, present, settled } from "./values.js";
import { yieldsOf } from "./yields.js";

/** @import { Filled } from "./store.js" */
/** @import { Values, Worksheet } from "./values.js" */

export class SheetState {
  /** @param {Worksheet} worksheet */
  constructor(worksheet) {
    this.worksheet = worksheet;
    /** All that are kept, the last changed first.  @type {Filled[]} */
    this.sheets = kept(worksheet);
    /** @type {Filled} */
    this.sheet = this.sheets[0] ?? this.blank();
    this.isKept = canKeep();
    /** What the last step took away.  @type {{sheets: Filled[], sheet: Filled} | undefined} */
    this.before = undefined;
  }

  /** @returns {Filled} one that nobody filled in; it is kept once somebody does */
  blank() {
    const now = new Date();
    return { sleutel: `${now.getTime()}`, naam: "", gewijzigd: momentText(now), dag: "", waarden: {}, levert: [] };
  }

  /** @returns {Values} as the worksheet asks for them now */
  get values() {
    return present(this.worksheet, this.sheet.waarden);
  }

  get isEmpty() {
    return isEmpty(this.sheet.waarden);
  }

  /** @param {Values} changed */
  change(changed) {
    const values = settled(this.worksheet, changed);
    this.put({ ...this.sheet, dag: dayOf(this.worksheet, values), waarden: values, levert: yieldsOf(this.worksheet, values), gewijzigd: momentText(new Date()) });
  }

  /** Change it so that it can be undone.  @param {Values} values */
  replace(values) {
    this.undoably(() => this.change(values));
  }

  /** @param {() => void} step that can be undone, until the next change */
  undoably(step) {
    const before = { sheets: this.sheets, sheet: this.sheet };
    step();
    this.before = before;
  }

  /** Keep the sheet as it is now; others, also those of another tab, stay.  @param {Filled} sheet */
  put(sheet) {
    this.before = undefined;
    this.sheet = sheet;
    this.write([sheet, ...this.others(sheet.sleutel)].filter(({ waarden, naam }) => naam || !isEmpty(waarden)));
  }

  /** @param {string} key  @returns {Filled[]} */
  others(key) {
    return (this.isKept ? kept(this.worksheet) : this.sheets).filter(({ sleutel }) => sleutel !== key);
  }

  /** @param {Filled[]} sheets */
  write(sheets) {
    this.sheets = sheets;
    this.isKept = keep(this.worksheet, sheets);
  }

  undo() {
    if (!this.before) return;
    this.write(this.before.sheets);
    this.sheet = this.before.sheet;
    this.before = undefined;
  }

  /** Open another one.  @param {string} key */
  open(key) {
    this.sheet = this.sheets.find(({ sleutel }) => sleutel === key) ?? this.sheet;
  }

  /** Begin a new sheet beside the others.  @param {Values} [values]  @param {string} [naam] */
  create(values = {}, naam = "") {
    this.undoably(() => {
      this.sheet = { ...this.blank(), naam };
      if (!isEmpty(values)) this.change(values);
    });
  }

  /** @param {string} naam */
  rename(naam) {
    this.put({ ...this.sheet, naam: naam.trim() });
  }

  /** Take the sheet away; the last one that was changed opens. */
  remove() {
    this.undoably(() => {
      this.write(this.others(this.sheet.sleutel));
      this.sheet = this.sheets[0] ?? this.blank();
    });
  }

  /** Empty it; its name goes too. */
  clear() {
    this.undoably(() => this.put({ ...this.sheet, naam: "", dag: "", waarden: {}, levert: [] }));
  }

  /** Take over what another tab kept of this sheet.  @returns {boolean} whether that changed anything */
  refresh() {
    this.sheets = kept(this.worksheet);
    const found = this.sheets.find(({ sleutel }) => sleutel === this.sheet.sleutel);
    const isOther = found !== undefined && JSON.stringify(found) !== JSON.stringify(this.sheet);
    if (found && isOther) this.sheet = found;
    return isOther;
  }
}
