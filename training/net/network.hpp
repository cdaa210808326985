// The whole network: forms -> recurrent layers -> tags, arcs, relations.
#pragma once
#include "data.hpp"
#include "layers.hpp"

const int BUCKETS = 19;
inline int bucket(int head, int dep) {  // 1-based, head 0 is the root
  if (head == 0) return 18;
  int d = head - dep, a = std::abs(d);
  int k = a <= 4 ? a - 1 : a <= 6 ? 4 : a <= 9 ? 5 : a <= 14 ? 6 : a <= 24 ? 7 : 8;
  return d < 0 ? k : 9 + k;
}

struct Scores { double n = 0, upos = 0, xpos = 0, uas = 0, las = 0, full = 0; };

// The probabilities of a batch in sentence order, for teachers' judgements.
struct Probe { Mat upos, xpos, labD, labH; vector<Mat> arcs; };

struct Network {
  const Config& c; const Data& d; Model m;
  Param *words, *pieces, *arcU, *arcB, *rootA, *rootL, *distA, *distL;
  Linear *mix, *tagU, *tagX, *arcD, *arcH, *labD, *labH, *labO;
  vector<BiLstm*> layers;
  vector<int> baseOf;
  Network(const Config& c, const Data& d) : c(c), d(d) {
    int h2 = 2 * c.i("h");
    words = m.make("words", d.words, c.i("dw"), .1f, true);
    pieces = m.make("pieces", d.pieceRows, c.i("dp"), 0, true);
    mix = new Linear(m, "mix", c.i("dw") + c.i("dp"), c.i("dx"));
    for (int l = 0; l < c.i("layers"); l++) layers.push_back(new BiLstm(m, "lstm" + std::to_string(l), l ? h2 : c.i("dx"), c.i("h")));
    tagU = new Linear(m, "upos", h2, d.upos); tagX = new Linear(m, "xpos", h2, d.xpos);
    arcD = new Linear(m, "arcD", h2, c.i("arc")); arcH = new Linear(m, "arcH", h2, c.i("arc"));
    arcU = m.dense("arcU", c.i("arc"), c.i("arc")); arcB = m.make("arcB", 1, c.i("arc"), .05f);
    rootA = m.make("rootA", 1, c.i("arc"), .1f); distA = m.make("distA", 1, BUCKETS, 0);
    labD = new Linear(m, "labD", h2, c.i("lab")); labH = new Linear(m, "labH", h2, c.i("lab"));
    rootL = m.make("rootL", 1, c.i("lab"), .1f); distL = m.make("distL", BUCKETS, c.i("lab"), 0);
    labO = new Linear(m, "labO", c.i("lab"), d.rels);
    baseOf.assign(d.rels, -1);
    for (auto* set : {&d.train, &d.dev}) for (auto& g : *set) for (auto& v : g.variants)
      for (int i = 0; i < v.size(); i++) if (v.rel[i] >= 0) baseOf[v.rel[i]] = v.base[i];
  }

  // One batch, longest sentence first. Trains when train is set, else adds to scores.
  double run(const vector<const Variant*>& batch, bool train, Scores* scores, Probe* probe = nullptr) {
    vector<int> lens; for (auto* v : batch) lens.push_back(v->size());
    Packing pk(lens);
    const int N = pk.N, dw = c.i("dw"), dp = c.i("dp"), arc = c.i("arc"), lab = c.i("lab");
    const float drop = train ? 1 : 0, trust = c["trust"];
    // word forms
    Mat x0 = Mat::Zero(N, dw + dp);
    vector<const Form*> forms(N); vector<char> hidden(N, 0); vector<float> scale(N);
    for (int b = 0; b < pk.B; b++) for (int t = 0; t < lens[b]; t++) {
      int r = pk.row(t, b); const Form& f = d.forms[batch[b]->form[t]]; forms[r] = &f;
      float wd = c["wordDrop"];
      hidden[r] = train && uniform() < wd / (wd + f.count);
      if (f.word >= 0 && !hidden[r]) x0.row(r).head(dw) = words->w.row(f.word);
      scale[r] = 1 / std::sqrt(float(f.pieces.size()));
      for (size_t k = hidden[r] ? 1 : 0; k < f.pieces.size(); k++) x0.row(r).tail(dp) += pieces->w.row(f.pieces[k]) * scale[r];
    }
    Mat x = mix->forward(x0).cwiseMax(0.f);
    Mat reluX = x;
    auto dropRows = [&](Mat& y, float p) {  // one mask for the whole sentence
      Mat mask;
      if (!train || p <= 0) return mask;
      mask = gather(maskOf(pk.B, int(y.cols()), p), pk.sentence);
      y = y.cwiseProduct(mask); return mask;
    };
    Mat maskX = dropRows(x, c["dropX"]);
    // recurrent layers
    vector<Mat> out, masks; Mat in = x;
    for (size_t l = 0; l < layers.size(); l++) {
      Mat y = layers[l]->forward(in, pk, drop * c["dropR"]);
      if (l && c["skip"] > 0) y += out[l - 1];
      out.push_back(y);
      in = y;
      masks.push_back(dropRows(in, c["dropH"]));
    }
    size_t tl = c.i("tagLayer") - 1;
    auto ord = pk.ordered;
    Mat low = gather(out[tl], ord), top = gather(out.back(), ord);
    auto dropEach = [&](Mat& y, float p) { Mat mask; if (train && p > 0) { mask = maskOf(int(y.rows()), int(y.cols()), p); y = y.cwiseProduct(mask); } return mask; };
    Mat maskLow = dropEach(low, c["dropH"]), maskTop = dropEach(top, c["dropH"]);
    vector<int> gu, gx, gh, gr;
    for (auto* v : batch) {
      gu.insert(gu.end(), v->upos.begin(), v->upos.end()); gx.insert(gx.end(), v->xpos.begin(), v->xpos.end());
      gh.insert(gh.end(), v->head.begin(), v->head.end()); gr.insert(gr.end(), v->rel.begin(), v->rel.end());
    }
    vector<const Opinion*> ou, ox, oh, orl;
    for (auto* v : batch) for (int i = 0; i < v->size(); i++) {
      const Judgement* j = v->judged ? v->judged + i : nullptr;
      ou.push_back(j ? &j->upos : nullptr); ox.push_back(j ? &j->xpos : nullptr);
      oh.push_back(j ? &j->arc : nullptr); orl.push_back(j && j->head == v->head[i] ? &j->rel : nullptr);
    }
    Mat zu = tagU->forward(low), zx = tagX->forward(low);
    Mat aD = arcD->forward(top).cwiseMax(0.f), aH = arcH->forward(top).cwiseMax(0.f);
    Mat aD0 = aD, aH0 = aH;
    Mat maskAD = dropEach(aD, c["dropM"]), maskAH = dropEach(aH, c["dropM"]);
    Mat lD = labD->forward(top), lH = labH->forward(top);
    Mat dAD, dAH;
    if (train) { dAD = Mat::Zero(N, arc); dAH = Mat::Zero(N, arc); }
    double loss = 0; float w = 1.f / N;
    // arcs
    Mat Q = aD * arcU->w; Q.rowwise() += Row(arcB->w.row(0));
    Mat dQ; if (train) dQ = Mat::Zero(N, arc);
    vector<int> predHead(N);
    int s = 0;
    for (int b = 0; b < pk.B; b++) {
      int n = lens[b];
      Mat heads(n + 1, arc); heads.row(0) = rootA->w.row(0); heads.bottomRows(n) = aH.middleRows(s, n);
      Mat S = Q.middleRows(s, n) * heads.transpose();
      for (int i = 0; i < n; i++) for (int j = 0; j <= n; j++) S(i, j) = j == i + 1 ? -1e4f : S(i, j) + distA->w(0, bucket(j, i + 1));
      if (!train) {
        for (int i = 0; i < n; i++) { int k; S.row(i).maxCoeff(&k); predHead[s + i] = k; }
        if (probe) probe->arcs.push_back(softmax(S));
      } else {
        // the heads of plain sentences are the teachers', not gold
        vector<int> gold(n);
        for (int i = 0; i < n; i++) gold[i] = gr[s + i] < 0 && oh[s + i] ? -1 : gh[s + i];
        loss += softmaxLoss(S, gold, w, vector<const Opinion*>(oh.begin() + s, oh.begin() + s + n), trust);
        for (int i = 0; i < n; i++) for (int j = 0; j <= n; j++) if (j != i + 1) distA->g(0, bucket(j, i + 1)) += S(i, j);
        dQ.middleRows(s, n).noalias() += S * heads;
        Mat dh = S.transpose() * Q.middleRows(s, n);
        rootA->g.row(0) += dh.row(0); dAH.middleRows(s, n) += dh.bottomRows(n);
      }
      s += n;
    }
    if (probe) { probe->upos = softmax(zu); probe->xpos = softmax(zx); probe->labD = lD; probe->labH = lH; return 0; }
    // relations
    Mat hid(N, lab);
    s = 0;
    const vector<int>& useHead = train ? gh : predHead;
    vector<int> headRow(N), buck(N);
    for (int b = 0; b < pk.B; b++) {
      for (int i = 0; i < lens[b]; i++) {
        int hd = useHead[s + i]; headRow[s + i] = hd ? s + hd - 1 : -1; buck[s + i] = bucket(hd, i + 1);
        hid.row(s + i) = lD.row(s + i) + distL->w.row(buck[s + i]);
        if (hd) hid.row(s + i) += lH.row(s + hd - 1); else hid.row(s + i) += rootL->w.row(0);
      }
      s += lens[b];
    }
    hid = hid.cwiseMax(0.f); Mat hid0 = hid;
    Mat maskHid = dropEach(hid, c["dropM"]);
    Mat zr = labO->forward(hid);
    if (!train) {
      s = 0;
      for (int b = 0; b < pk.B; b++) for (int i = 0; i < lens[b]; i++, s++) {
        int u, xx, r; zu.row(s).maxCoeff(&u); zx.row(s).maxCoeff(&xx); zr.row(s).maxCoeff(&r);
        scores->n++; scores->upos += u == gu[s]; scores->xpos += xx == gx[s];
        bool ok = predHead[s] == gh[s];
        scores->uas += ok; scores->las += ok && baseOf[r] == batch[b]->base[i]; scores->full += ok && r == gr[s];
      }
      return 0;
    }
    // backward
    loss += softmaxLoss(zu, gu, w * c["wTag"], ou, trust) + softmaxLoss(zx, gx, w * c["wTag"], ox, trust) + softmaxLoss(zr, gr, w, orl, trust);
    Mat dLow = tagU->backward(zu) + tagX->backward(zx);
    if (maskLow.size()) dLow = dLow.cwiseProduct(maskLow);
    Mat dHid = labO->backward(zr);
    if (maskHid.size()) dHid = dHid.cwiseProduct(maskHid);
    dHid = (hid0.array() > 0).select(dHid, 0.f);
    Mat dLH = Mat::Zero(N, lab);
    for (int r = 0; r < N; r++) {
      distL->g.row(buck[r]) += dHid.row(r);
      if (headRow[r] >= 0) dLH.row(headRow[r]) += dHid.row(r); else rootL->g.row(0) += dHid.row(r);
    }
    arcU->g.noalias() += aD.transpose() * dQ; arcB->g.row(0) += dQ.colwise().sum();
    dAD = dQ * arcU->w.transpose();
    if (maskAD.size()) { dAD = dAD.cwiseProduct(maskAD); dAH = dAH.cwiseProduct(maskAH); }
    dAD = (aD0.array() > 0).select(dAD, 0.f); dAH = (aH0.array() > 0).select(dAH, 0.f);
    Mat dTop = labD->backward(dHid); dTop += labH->backward(dLH); dTop += arcD->backward(dAD); dTop += arcH->backward(dAH);
    if (maskTop.size()) dTop = dTop.cwiseProduct(maskTop);
    vector<Mat> dOut(layers.size());
    for (auto& y : dOut) y = Mat::Zero(N, low.cols());
    dOut.back() += scatter(dTop, ord); dOut[tl] += scatter(dLow, ord);
    Mat dx;
    for (int l = int(layers.size()) - 1; l >= 0; l--) {
      if (l && c["skip"] > 0) dOut[l - 1] += dOut[l];
      Mat di = layers[l]->backward(dOut[l], pk);
      if (l) { if (masks[l - 1].size()) di = di.cwiseProduct(masks[l - 1]); dOut[l - 1] += di; } else dx = di;
    }
    if (maskX.size()) dx = dx.cwiseProduct(maskX);
    dx = (reluX.array() > 0).select(dx, 0.f);
    Mat dx0 = mix->backward(dx);
    for (int r = 0; r < N; r++) {
      const Form& f = *forms[r];
      if (f.word >= 0 && !hidden[r]) { touch(words, f.word); words->g.row(f.word) += dx0.row(r).head(dw); }
      for (size_t k = hidden[r] ? 1 : 0; k < f.pieces.size(); k++) { touch(pieces, f.pieces[k]); pieces->g.row(f.pieces[k]) += dx0.row(r).tail(dp) * scale[r]; }
    }
    return loss;
  }

  // The probabilities of the relations of a sentence of n words that starts at row s of a probe, under given heads.
  Mat relations(const Probe& p, int s, int n, const vector<int>& heads) {
    Mat hid(n, c.i("lab"));
    for (int i = 0; i < n; i++) {
      hid.row(i) = p.labD.row(s + i) + distL->w.row(bucket(heads[i], i + 1));
      if (heads[i]) hid.row(i) += p.labH.row(s + heads[i] - 1); else hid.row(i) += rootL->w.row(0);
    }
    return softmax(labO->forward(hid.cwiseMax(0.f)));
  }
};
