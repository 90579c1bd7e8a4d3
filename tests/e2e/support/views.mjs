// Every view of a month that was lived, and how a person comes to it; in any language.
import {button, choose_file, day_ms, dialog, go, reload, time_passes, title} from './app.mjs';
import {settle} from './browser.mjs';

const minute_ms = 60 * 1000, hour_ms = 60 * minute_ms;

// English words as the pseudo language disguises them.
const disguised = (english) => new RegExp(english.replace(/[aeiouncAEO]/g, '.'));

const press = (key) => async (page) => {
  await page.keyboard.press(key);
  await settle(page);
};
const click = (name) => async (page) => {
  await button(page, disguised(name)).first().click();
  await settle(page);
};

// What is shown of the month in a plan file: name → address, and what opens there. `other_plan` is another plan's file.
export function views_of(month, other_plan) {
  const {records} = JSON.parse(month);
  const meeting = (is_held) => records.meeting.find((one) => (one.state === 'held') === is_held).id;
  const step = records.commitment.find((one) => one.title === 'Start a list of what waits');
  return {
    'today': ['/today'],
    'meetings': ['/meetings'],
    'prepare': [`/meetings/${meeting(false)}/prepare`],
    'live': [`/meetings/${meeting(false)}/meet`],
    'wrap-up': [`/meetings/${meeting(true)}/wrap-up`],
    'goals': ['/goals'],
    'goal': [`/goals/${records.goal[0].id}`],
    'follow-through': ['/follow-through'],
    'renegotiation': [`/follow-through/${step.id}`, click('Renegotiate: Start a list')],
    'roadmap': ['/roadmap'],
    'topic': ['/roadmap', async (page) => {
      await page.getByRole('button', {name: disguised('Add the topic: ')}).first().click();
      await settle(page);
      await click('Change or move: ')(page);
    }],
    'time-line': ['/roadmap', async (page) => {
      await page.getByRole('radio', {name: disguised('Time line')}).click();
      await settle(page);
    }],
    'captured': ['/captured', click('Details: ')],
    'private-hidden': ['/captured', async (page) => {
      await page.getByRole('radio', {name: disguised('Question')}).click();
      await press('h')(page);
    }],
    'next-five': ['/meetings', click('Plan 4 more…')],
    'settings': ['/settings'],
    'delete-everything': ['/settings', click('Delete everything…')],
    'more': ['/more'],
    'new-mentorship': ['/new'],
    'missing': ['/nowhere'],
    'capture': ['/today', press('c')],
    'touchpoint': ['/meetings', click('Note a contact…')],
    'palette': ['/today', press('Control+k')],
    'keys': ['/today', press('?')],
    'mentorships': ['/today', click(': your mentorships')],
    'move': ['/meetings', click('Move or cancel meeting 2')],
    'import': ['/settings', async (page) => {
      await choose_file(page, 'other.json', other_plan, () => button(page, disguised('Open a plan file')).click());
      await dialog(page, /other\.json/).waitFor();
      await settle(page);
    }],
    'refusal': ['/settings', async (page) => {
      await choose_file(page, 'empty.json', '', () => button(page, disguised('Open a plan file')).click());
      await page.getByRole('dialog').waitFor();
      await settle(page);
    }],
    // At the end: from here on it is the day of the meeting.
    'closing': [`/meetings/${meeting(false)}/meet`, async (page) => {
      for (const passed of [11 * day_ms + 6 * hour_ms, 42 * minute_ms]) {
        await time_passes(page, passed);
        await reload(page);
      }
      await title(page, disguised('Close together')).waitFor();
    }],
  };
}

// Leaves what is open and goes to a view.
export async function show(page, [address, open]) {
  while (await page.getByRole('dialog').count()) await press('Escape')(page);
  if (await button(page, disguised('Show it')).count()) await click('Show it')(page);
  await go(page, '/today');
  await go(page, address);
  if (open) await open(page);
}
