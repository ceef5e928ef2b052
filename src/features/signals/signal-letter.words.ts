import { texts } from '../../platform/texts.ts';

/**
 * What goes out by itself says that something waits, never what. Below `write`: proposals for
 * whoever writes to the people of a signal, by what it is about.
 */
const en = {
  signals: {
    title: 'Signal',
    when: 'When a signal arises or goes on to somebody',
    to: 'Whoever looks after it',
    subject: 'Something needs your attention at {organisation}',
    body: 'Dear {name},\n\nThere is something new at {organisation} that needs your attention. Sign in to see what it is:\n\n{link}',
  },
  nudge: {
    title: 'Reminder of the next meeting',
    when: 'When a pair has not met for some time, before anybody else hears of it',
    to: 'Both of the pair',
    subject: 'Time for your next meeting at {organisation}?',
    body: 'Dear {name},\n\nNo meeting has been recorded for {days} days. Choose a day together, or record the one you had:\n\n{link}',
  },
  write: {
    meeting: {
      title: 'To write: no meeting',
      when: 'Proposed when a coordinator writes about a signal that people have not met',
      to: 'The people of the mentorship',
      subject: 'How are your meetings going?',
      body: 'Dear {given},\n\nI see that no meeting has been recorded for a while. Did you meet? Then please record it. If not: what would help you to find a day? Just answer this message.',
    },
    agreement: {
      title: 'To write: agreement or goal',
      when: 'Proposed when a coordinator writes about a signal that an agreement or a goal has stopped',
      to: 'The people of the mentorship',
      subject: 'How is it going?',
      body: 'Dear {given},\n\nI see that something you agreed on, or a goal, has not moved for a while. Do you still want it? Change it together if not. If I can help, just answer this message.',
    },
    hours: {
      title: 'To write: hours',
      when: 'Proposed when a coordinator writes about a signal on hours',
      to: 'The people of the mentorship',
      subject: 'The hours of your mentorship',
      body: 'Dear {given},\n\nThe hours of your mentorship are not going as planned. Shall we look at what fits from here on? Just answer this message.',
    },
    other: {
      title: 'To write: something else',
      when: 'Proposed when a coordinator writes about any other signal',
      to: 'The people of the mentorship',
      subject: 'How is it going?',
      body: 'Dear {given},\n\nI would like to hear how it is going. Is there anything I can do? Just answer this message, or say when I can call you.',
    },
  },
};
const nl: typeof en = {
  signals: {
    title: 'Signaal',
    when: 'Als er een signaal ontstaat of naar iemand anders gaat',
    to: 'Wie ernaar kijkt',
    subject: 'Er is iets om naar te kijken bij {organisation}',
    body: 'Beste {name},\n\nBij {organisation} is er iets nieuws dat je aandacht vraagt. Log in om te zien wat het is:\n\n{link}',
  },
  nudge: {
    title: 'Herinnering aan het volgende gesprek',
    when: 'Als een koppel elkaar een tijd niet heeft gesproken, voordat iemand anders het hoort',
    to: 'Allebei van het koppel',
    subject: 'Tijd voor jullie volgende gesprek bij {organisation}?',
    body: 'Beste {name},\n\nEr is al {days} dagen geen gesprek van jullie vastgelegd. Kies samen een dag, of leg het gesprek vast dat al geweest is:\n\n{link}',
  },
  write: {
    meeting: {
      title: 'Schrijven: geen gesprek',
      when: 'Voorgesteld als een coördinator schrijft over een signaal dat mensen elkaar niet spreken',
      to: 'De mensen van het mentoraat',
      subject: 'Hoe gaat het met jullie gesprekken?',
      body: 'Beste {given},\n\nIk zie dat er al een tijd geen gesprek is vastgelegd. Hebben jullie elkaar gesproken? Leg het dan nog even vast. Zo niet: wat zou helpen om een dag te vinden? Antwoord gerust op dit bericht.',
    },
    agreement: {
      title: 'Schrijven: afspraak of doel',
      when: 'Voorgesteld als een coördinator schrijft over een signaal dat een afspraak of doel stilligt',
      to: 'De mensen van het mentoraat',
      subject: 'Hoe gaat het?',
      body: 'Beste {given},\n\nIk zie dat een afspraak of een doel al een tijd stilligt. Willen jullie er nog mee verder? Pas het anders samen aan. Kan ik helpen? Antwoord gerust op dit bericht.',
    },
    hours: {
      title: 'Schrijven: uren',
      when: 'Voorgesteld als een coördinator schrijft over een signaal over uren',
      to: 'De mensen van het mentoraat',
      subject: 'De uren van jullie mentoraat',
      body: 'Beste {given},\n\nDe uren van jullie mentoraat lopen anders dan gepland. Zullen we samen kijken wat vanaf nu past? Antwoord gerust op dit bericht.',
    },
    other: {
      title: 'Schrijven: iets anders',
      when: 'Voorgesteld als een coördinator schrijft over een ander signaal',
      to: 'De mensen van het mentoraat',
      subject: 'Hoe gaat het?',
      body: 'Beste {given},\n\nIk hoor graag hoe het gaat. Kan ik iets doen? Antwoord gerust op dit bericht, of zeg wanneer ik je kan bellen.',
    },
  },
};
const sv: typeof en = {
  signals: {
    title: 'Signal',
    when: 'När en signal uppstår eller går vidare till någon',
    to: 'Den som tar hand om den',
    subject: 'Något behöver din uppmärksamhet hos {organisation}',
    body: 'Hej {name},\n\nHos {organisation} finns något nytt som du bör titta på. Logga in för att se vad det är:\n\n{link}',
  },
  nudge: {
    title: 'Påminnelse om nästa träff',
    when: 'När ett par inte har träffats på ett tag, innan någon annan får veta det',
    to: 'Båda i paret',
    subject: 'Dags för er nästa träff hos {organisation}?',
    body: 'Hej {name},\n\nIngen träff har antecknats på {days} dagar. Välj en dag tillsammans, eller anteckna den ni har haft:\n\n{link}',
  },
  write: {
    meeting: {
      title: 'Att skriva: ingen träff',
      when: 'Föreslås när en programledare skriver om en signal att några inte har träffats',
      to: 'De som ingår i mentorskapet',
      subject: 'Hur går det med era träffar?',
      body: 'Hej {given},\n\nJag ser att ingen träff har antecknats på ett tag. Har ni träffats? Anteckna den i så fall. Om inte: vad skulle hjälpa er att hitta en dag? Svara bara på det här meddelandet.',
    },
    agreement: {
      title: 'Att skriva: överenskommelse eller mål',
      when: 'Föreslås när en programledare skriver om en signal att en överenskommelse eller ett mål står stilla',
      to: 'De som ingår i mentorskapet',
      subject: 'Hur går det?',
      body: 'Hej {given},\n\nJag ser att en överenskommelse eller ett mål har stått stilla ett tag. Vill ni fortfarande gå vidare med det? Ändra det annars tillsammans. Kan jag hjälpa till? Svara bara på det här meddelandet.',
    },
    hours: {
      title: 'Att skriva: timmar',
      when: 'Föreslås när en programledare skriver om en signal om timmar',
      to: 'De som ingår i mentorskapet',
      subject: 'Timmarna i ert mentorskap',
      body: 'Hej {given},\n\nTimmarna i ert mentorskap går inte som planerat. Ska vi titta på vad som passar framöver? Svara bara på det här meddelandet.',
    },
    other: {
      title: 'Att skriva: något annat',
      when: 'Föreslås när en programledare skriver om någon annan signal',
      to: 'De som ingår i mentorskapet',
      subject: 'Hur går det?',
      body: 'Hej {given},\n\nJag vill gärna höra hur det går. Är det något jag kan göra? Svara bara på det här meddelandet, eller säg när jag kan ringa.',
    },
  },
};
export const signalLetterWords = texts('signalLetter', { en, nl, sv });
