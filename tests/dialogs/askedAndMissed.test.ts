import { NluPipeline } from '../../language/nluPipeline';
import { type Conversation, MORNING, realKnowledge } from '../journeys/conversation';
import { afterTyping } from './typed';

const CUSTOMER =
  'no. a woman i fitted a boiler for rings me all day and posts fake reviews, i am a man and i want it to stop';
const PUPIL = "no. im 14. a boy from another school has screenshots of a pic i sent and says he'll send it to people";
const EX = 'no. my ex girlfriend messages me from new numbers all the time, i am a man and i want it to stop';
const WIDOWER = 'no. i am 81, a young man from the gardening firm rings my bell at night and runs away';
const NURSE = "no. my boss's husband keeps sending flowers to the surgery where i work, i want it to stop";

/** What was asked and got another answer or none; what is said to it now. */
const ASKED: readonly (readonly [told: string, asked: string, answer: string])[] = [
  [EX, 'ok this is good. but question, is it even crime when woman do it to man?', 'anyone-can'],
  [EX, 'law is same for woman and man, yes or no?', 'anyone-can'],
  [EX, 'does it even count if its two women', 'anyone-can'],
  [PUPIL, 'am i gonna get in trouble for the pic', 'my-own-picture'],
  [PUPIL, 'so will the police arrest me bc i took it. u didnt really say', 'my-own-picture'],
  [PUPIL, 'thats not what i asked. im 14 i sent a nude ok. is it me who gets done or him', 'my-own-picture'],
  [PUPIL, 'but does HE get in trouble for having my pic', 'has-my-picture'],
  [PUPIL, 'is it illegal for him to keep my pics', 'has-my-picture'],
  [PUPIL, 'he says if i dont reply he sends the pic', 'sextortion'],
  [PUPIL, 'nvm. how do i make him stop', 'make-them-stop'],
  [PUPIL, 'huh? no. i asked how to get him to stop making me reply every 5 mins', 'make-them-stop'],
  [CUSTOMER, 'how do I make her stop without it ending up me in the cells', 'make-them-stop'],
  [CUSTOMER, 'how can i get her to leave us alone', 'make-them-stop'],
  [
    CUSTOMER,
    'I shouted back and she had her phone in my face so I pushed it away. can I get done for that?',
    'done-for-it',
  ],
  [CUSTOMER, 'can I be arrested for pushing her phone away. yes or no ffs', 'done-for-it'],
  [CUSTOMER, 'can they do me for shouting and swearing at her as well?', 'done-for-it'],
  [CUSTOMER, 'no ones hurt, phones fine. what happens if she goes police and says assault', 'he-says-its-me'],
  [CUSTOMER, 'can I sue this woman for the reviews, shes costing me work', 'sue-for-lies'],
  [CUSTOMER, 'can I take her to court for lying about my business? solicitor, libel whatever', 'sue-for-lies'],
  [CUSTOMER, 'shall i answer the reviews', 'reply-to-posts'],
  [CUSTOMER, 'what do we do if she turns up at the football again', 'waits-for-me'],
  [NURSE, 'and if he comes to the school play what should we do', 'waits-for-me'],
  [EX, 'i just ask if i have to visit her in hospital', 'must-i-go-to-them'],
  [EX, 'she is in hospital, she is ok but want i come visit. i have to go?', 'must-i-go-to-them'],
  [NURSE, 'would they go round his house. i dont want my boss finding out', 'police-go-to-them'],
  [NURSE, 'i meant would the POLICE go to his house', 'police-go-to-them'],
  [EX, 'she told people that i hit her, i never did', 'he-says-its-me'],
  [EX, 'can police give my address to her', 'police-give-my-address'],
  [EX, 'if i report will she get my address', 'police-give-my-address'],
  [NURSE, 'hmm. right. and could i get struck off or anything? dental nurses are on a register. GDC', 'my-register'],
  [CUSTOMER, 'could i lose my SIA badge because of this', 'my-register'],
  [WIDOWER, 'Would the police come and see me at home, yes or no? I cannot get to the station.', 'officer-at-home'],
  [WIDOWER, 'do i have to go to the station', 'officer-at-home'],
  [
    WIDOWER,
    'I meant the camera itself, what does it cost? And would the police charge me for coming out?',
    'what-it-costs',
  ],
  [WIDOWER, 'Do I need to have the exact times?', 'exact-times'],
  [WIDOWER, 'Do you think he might do worse than roses?', 'will-it-get-worse'],
  [NURSE, 'will I be believed', 'taken-seriously'],
  [NURSE, 'no i asked which number is open tonight', 'help-opening-hours'],
  [NURSE, 'where can i ring tonight after 6 from friends phone? and will he see it on my phone bill', 'phone-bill'],
  [NURSE, 'will he see it on my phone bill, he pays the contract', 'phone-bill'],
  [PUPIL, 'ok thats fair. idk maybe my auntie then. what do i even say to her', 'tell-partner'],
  [PUPIL, 'no like how do i tell my auntie about it without dying of embarrassment', 'tell-partner'],
  [PUPIL, 'are u gonna tell my mum', 'tell-my-parents'],
  [PUPIL, 'will my mum be told yes or no', 'tell-my-parents'],
  [EX, 'one thing, her number is new everytime, i must write down all numbers?', 'every-number'],
  [PUPIL, 'whats the bus stop thing tho like can i get police to stop him standing there', 'public-place'],
  [NURSE, 'my sister, should i tell her to block him or leave it?', 'block'],
  [NURSE, 'should my sister accept the friend request', 'friend-request'],
];

/** The short answers of the last turn. */
function answersIn({ replies }: Conversation): readonly string[] {
  return replies.flatMap(({ channelData }) => channelData?.waymark?.shortAnswer ?? []);
}

describe('who asks this is told just that:', () => {
  test.each(ASKED)('%s > %s', async (told, asked, answer) => {
    const conversation = await afterTyping(told, asked);
    expect(answersIn(conversation)).toContain(answer);
  });
});

const pipeline = new NluPipeline(realKnowledge);
const NEW = new Set(ASKED.map(([, , answer]) => answer));

/** What sounds like one of those, and asks nothing of the kind. */
const NOT_ASKED = [
  'he hit me because i am a woman',
  'can he be arrested for pushing me',
  'is it assault if he grabbed my arm',
  'how do i make it stop hurting',
  'i want to make him stop breathing',
  'how do i make him stop drinking',
  'he threatened to sue me for slander',
  'she is in hospital because of him',
  'should i go to her, she is on her own and scared',
  'will he come to my house',
  'someone came to my house last night',
  'he found my address from the council',
  'i lost my licence for drink driving',
  'he knows the exact times i leave',
  'the police wont stop him',
  'it is getting worse',
  'i believe he will kill me',
  'he pays my phone bill',
  'my mum found out',
  'how did he tell my mum',
  'she turned up at the match and threw a brick',
  'i hit her and i am scared what i will do',
  'she says he hit her',
  'if i dont go back he will kill me',
  'i can’t sleep because he is outside',
  'he accepted my friend request years ago',
  'can someone come to me please',
  'could a policewoman come instead',
  'can police come and check my house is secure',
  'is it assault if i froze',
  'will they charge me for texting SHOUT',
  'i take a screwdriver on the night bus. could i get nicked for it',
  'its a public street tho',
  'can i park on her street its a public road',
  'can he sue me for telling my story',
  'would it be slander if i told the mums what he did',
  'can he get my new address from the court',
  'what do i even say to my little sister',
  'he told the school i hit my son',
  'if he comes in that pub i have to leave, thats the order',
  'if she is in tesco do i have to leave or does she',
  'can you tell my mum i love her',
  'you asked is it getting worse. he used to sign his name',
  'what helplines are there for gay people out in the country',
  'can i send him one final text saying leave me alone',
  'shall we pay him a visit',
  'what do i do if theres a camera hidden',
] as const;

test.each(NOT_ASKED)('nobody is answered in words that are none of theirs: %s', (line) => {
  const { asks, asksInWords } = pipeline.understand(line, { noted: { danger: ['no'] } }, MORNING);
  expect(asksInWords && NEW.has(asks ?? '')).toBe(false);
});

test('nobody hears of LGBT+ help, of a visa or of their anger who said nothing of it', async () => {
  const child = await afterTyping(PUPIL, 'are u gonna tell my mum', 'how do i tell my auntie without dying');
  expect(child.said()).not.toContain('LGBT');
  await child.type('what?? im not gay lol who said that. can i block him');
  expect([child.said(), ...child.titles()].join()).not.toContain('LGBT+ people');
  const customer = await afterTyping(CUSTOMER, 'am I in trouble or not');
  expect(customer.said()).not.toContain('visa');
  const man = await afterTyping(EX, 'i just ask if i have to visit her in hospital');
  expect(man.said()).not.toContain('angry');
});

test('who is LGBT+, or here on a visa, is still told of their help', async () => {
  expect(answersIn(await afterTyping(EX, 'is there help for gay men'))).toContain('lgbt');
  expect(answersIn(await afterTyping(EX, 'will it affect my visa if i report'))).toContain('visa');
});

test('who asks for a summary “for the police” gets it', async () => {
  const conversation = await afterTyping(NURSE, 'can i save this as a summary for the police');
  expect(answersIn(conversation)).not.toContain('in-writing');
});
