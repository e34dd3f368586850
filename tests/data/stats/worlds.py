"""Random worlds with the answers of the slow reference of the statistics model.

  worlds.py REFERENCE VECTORS SEED N > worlds.json

The world (areas, metrics, units) is that of VECTORS. One statement is a list: id, metric, value, value_hi, qualifier,
area, period, programme, event, published, source, supersedes, flags ("f" final, "t" target); one question a list: op,
metric, area or areas, period, programme, and for "compare" the period of the second.
"""
import importlib.util, json, random, sys

reference, vectors, seed, n = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
spec = importlib.util.spec_from_file_location('reference', reference)
R = importlib.util.module_from_spec(spec); spec.loader.exec_module(R)
world = json.load(open(vectors))['world']
W = R.World(world); rnd = random.Random(seed)

TREE = ['quang-ninh', 'cum-huyen', 'co-to', 'van-don', 'ba-che', 'dong-tien', 'thanh-lan', 'tt-co-to', 'dac-khu-co-to']
CROSSING = ['mien-dong', 'hai-ha', 'cum-thi']
WHOLES = ['2023', '2023-H1', '2023-H2', '2023-Q1', '2023-Q2', '2023-01', '2023-02', '2023-03', '2023-05']
CROSS = ['2023-02-10..2023-04-05', '2023-01..2023-05', 'he-2023', 'dong-2022-xuan-2023', '2023-02-01..2023-02-06']
DAYS = ['2023-02-05', '2023-02-06', '2023-01-20', '2023-05-05', '2023-03-05']
UNIT = {m: d['unit'] for m, d in world['metrics'].items()}

def statement(i, metrics, areas, periods, kind):
    metric = rnd.choice(metrics)
    qualifier = rnd.choice(['exact'] * 3 + ['at_least', 'at_most', 'about', 'almost', 'between'])
    value = rnd.choice(kind['values'])
    o = dict(id='o%d' % i, metric=metric, value=str(value), qualifier=qualifier, unit=UNIT[metric], area=rnd.choice(areas),
             period=rnd.choice(periods), source='s%d' % rnd.randrange(6), published=rnd.choice(['2023-03-01', '2023-07-01', '2024-01-05', '2024-01-09']))
    if qualifier == 'between': o['value_hi'] = str(value + rnd.choice([1, 4, 50]))
    if rnd.random() < kind['tags']: o['programme'] = rnd.choice(['xuan', 'he'])
    if rnd.random() < kind['events']:
        o['event'] = rnd.choice(['e1', 'e2', 'e3', 'o%d' % i])
        if rnd.random() < .7: o['period'] = rnd.choice(DAYS)
    if rnd.random() < kind['corrections']: o['supersedes'] = ['o%d' % rnd.randrange(11)]
    if rnd.random() < .1: o['final'] = True
    if rnd.random() < kind['targets']: o['role'] = 'target'
    return o

def questions(metrics, areas, kind):
    out = []
    for _ in range(4):
        m = rnd.choice(metrics); a = rnd.choice(['cum-huyen', 'quang-ninh', 'co-to', rnd.choice(areas)])
        p = rnd.choice(['2023', '2023-H1', '2023-Q1', '2023-02', '2023-02-05'])
        out.append(['value', m, a, p, 'xuan' if rnd.random() < kind['tags'] / 2 else '*'])
    if rnd.random() < .3: out.append(['rank', metrics[0], ['co-to', 'van-don', 'ba-che'], '2023-H1', '*'])
    if rnd.random() < .3: out.append(['compare', metrics[0], 'co-to', '2023-Q1', '*', '2023-Q2'])
    if kind['targets']: out += [['target', m, 'co-to', p, '*'] for m in metrics for p in ('2023', '2023-H1')]
    return out

def asked(q):
    op, m, a, p, g = q[:5]
    query = dict(op=op, metric=m, period=p, programme=g)
    query['areas' if op == 'rank' else 'area'] = a
    if op == 'compare':
        one = dict(query, op='value'); query = dict(op='compare', a=one, b=dict(one, period=q[5]))
    return query

def short(o):
    flags = ('f' if o.get('final') else '') + ('t' if o.get('role') == 'target' else '')
    row = [o['id'], o['metric'], o['value'], o.get('value_hi', ''), o['qualifier'], o['area'], o['period'], o.get('programme', ''),
           o.get('event', ''), o['published'], o['source'], o.get('supersedes', [''])[0], flags]
    while row[-1] == '': row.pop()
    return row

def one_world():
    kind = dict(tags=rnd.choice([0, 0, .3, .6]), events=rnd.choice([0, .4, .7]), corrections=rnd.choice([0, 0, .15]), targets=0,
                values=rnd.choice([[0, 5, 50, 100, 450], [0, 10, 10, 20, 30, 40], list(range(1, 60))]))
    metrics, r = ['cay-xanh'], rnd.random()
    if r < .05: metrics = ['doan-vien']
    elif r < .09: metrics = ['dong-nhat']
    elif r < .14: metrics = ['ho-so-tc', 'ho-so']
    elif r < .19: metrics = ['hai-long', 'phieu']
    elif r < .21: metrics = ['thi-dua']
    elif r < .26: kind['targets'] = .4; metrics = [rnd.choice(['mau', 'tai-nan'])]
    areas = rnd.choice([TREE, TREE, TREE + CROSSING, ['cum-huyen', 'co-to', 'van-don'], ['co-to', 'dong-tien']])
    periods = WHOLES + rnd.choice([[], CROSS, CROSS + DAYS])
    obs = [statement(i, metrics, areas, periods, kind) for i in range(rnd.randint(1, rnd.choice([5, 8, 11, 14])))]
    if metrics[0] == 'ho-so-tc' and rnd.random() < .7:                 # the same boxes for both, mostly
        obs = [o for o in obs if o['metric'] == 'ho-so']
        obs += [dict(o, id='t' + o['id'], metric='ho-so-tc', value=str(int(o['value']) // 2), qualifier='exact') for o in obs if rnd.random() < .9]
    if metrics[0] == 'hai-long':
        obs = [o for o in obs if o['metric'] == 'hai-long']
        obs += [dict(o, id='w' + o['id'], metric='phieu', unit=UNIT['phieu'], qualifier='exact') for o in obs if rnd.random() < .8]
        metrics = ['hai-long']
    if metrics[0] == 'ho-so-tc': metrics = ['ty-le-tc', 'ho-so']
    qs = questions(metrics, areas, kind)
    answers = [R.run_case(W, dict(query=asked(q), observations=obs)) for q in qs]
    return [[short(o) for o in obs], qs, answers]

out, seen = [], 0
while len(out) < n:
    try: out.append(one_world())
    except (TypeError, ZeroDivisionError): pass                         # an open target below an open bound has no answer there
print('{"worlds": [\n' + ',\n'.join(json.dumps(w, ensure_ascii=False, separators=(',', ':')) for w in out) + '\n]}')
