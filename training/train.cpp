// Trains the network of src/language: word forms -> bidirectional LSTM layers -> tags, arcs and relations.
// build: g++ -O3 -march=native -ffast-math -std=c++17 -I/usr/include/eigen3 -o train train.cpp
// usage: train DATA.bin OUT.bin [name=value ...]   (names: see struct Config)
#include <Eigen/Dense>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using Mat = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Matrix<float, 1, Eigen::Dynamic>;
using std::string;
using std::vector;

struct Config {
  std::map<string, float> v{{"dw", 96}, {"dp", 128}, {"dx", 160}, {"h", 128}, {"layers", 2}, {"arc", 96}, {"lab", 128},
    {"tagLayer", 1}, {"dropX", .3f}, {"dropH", .33f}, {"dropR", .2f}, {"dropM", .33f}, {"wordDrop", .3f}, {"lr", 2e-3f},
    {"b2", .98f}, {"epochs", 20}, {"batch", 600}, {"seed", 1}, {"clip", 5}, {"wTag", .5f}, {"evalEvery", 2}, {"skip", 1}, {"warm", 300}};
  float operator[](const string& k) const { return v.at(k); }
  int i(const string& k) const { return int(v.at(k)); }
};

std::mt19937_64 rng;
float uniform() { return float(rng() >> 40) / float(1 << 24); }

// ---- parameters ------------------------------------------------------------------------------------------------
struct Param {
  string name; Mat w, g, m, v; bool sparse = false; vector<int> touched; vector<char> mark;
};
struct Model {
  vector<Param*> all;
  long step = 0;
  Param* make(const string& name, int r, int c, float scale, bool sparse = false) {
    auto* p = new Param; p->name = name; p->sparse = sparse;
    p->w.resize(r, c);
    for (long k = 0; k < p->w.size(); k++) p->w.data()[k] = (uniform() * 2 - 1) * scale;
    p->g = p->m = p->v = Mat::Zero(r, c);
    if (sparse) p->mark.assign(r, 0);
    all.push_back(p);
    return p;
  }
  Param* dense(const string& name, int r, int c) { return make(name, r, c, std::sqrt(6.f / (r + c))); }
  void update(float lr, float b2, float clip) {
    step++;
    double norm = 0;
    for (auto* p : all) {
      if (!p->sparse) norm += p->g.squaredNorm();
      else for (int r : p->touched) norm += p->g.row(r).squaredNorm();
    }
    norm = std::sqrt(norm);
    float f = norm > clip ? clip / norm : 1;
    const float b1 = .9f, c1 = 1 - std::pow(b1, float(step)), c2 = 1 - std::pow(b2, float(step));
    auto apply = [&](float* w, float* g, float* m, float* v, long n) {
      for (long k = 0; k < n; k++) {
        float gr = g[k] * f;
        m[k] = b1 * m[k] + (1 - b1) * gr; v[k] = b2 * v[k] + (1 - b2) * gr * gr;
        w[k] -= lr * (m[k] / c1) / (std::sqrt(v[k] / c2) + 1e-8f);
        g[k] = 0;
      }
    };
    for (auto* p : all) {
      long c = p->w.cols();
      if (!p->sparse) { apply(p->w.data(), p->g.data(), p->m.data(), p->v.data(), p->w.size()); continue; }
      for (int r : p->touched) { apply(&p->w(r, 0), &p->g(r, 0), &p->m(r, 0), &p->v(r, 0), c); p->mark[r] = 0; }
      p->touched.clear();
    }
  }
  void save(const string& path) const {
    std::ofstream out(path, std::ios::binary);
    for (auto* p : all) {
      int32_t n = p->name.size(), d[2] = {int32_t(p->w.rows()), int32_t(p->w.cols())};
      out.write((char*)&n, 4); out.write(p->name.data(), n); out.write((char*)d, 8);
      out.write((char*)p->w.data(), 4 * p->w.size());
    }
  }
};
void touch(Param* p, int r) { if (!p->mark[r]) { p->mark[r] = 1; p->touched.push_back(r); } }

// ---- data ------------------------------------------------------------------------------------------------------
struct Form { int word, count; vector<int> pieces; };
struct Variant { float prob; vector<int> form, upos, xpos, head, rel, base; int size() const { return int(form.size()); } };
struct Group { int set; vector<Variant> variants; };
struct Data {
  int words, pieceRows, upos, xpos, rels; vector<Form> forms; vector<Group> train, dev;
  void read(const string& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    size_t n = in.tellg(); in.seekg(0);
    vector<int32_t> a(n / 4); in.read((char*)a.data(), n);
    size_t p = 0; auto next = [&] { return a[p++]; };
    words = next(); pieceRows = next(); upos = next(); xpos = next(); rels = next();
    int groups = next(), types = next();
    forms.resize(types);
    for (auto& f : forms) { f.word = next(); f.count = next(); f.pieces.resize(next()); for (int& x : f.pieces) x = next(); }
    for (int g = 0; g < groups; g++) {
      Group group; group.set = next(); group.variants.resize(next());
      for (auto& v : group.variants) {
        int32_t b = next(); std::memcpy(&v.prob, &b, 4);
        int len = next();
        for (int i = 0; i < len; i++) {
          v.form.push_back(next()); v.upos.push_back(next()); v.xpos.push_back(next());
          v.head.push_back(next()); v.rel.push_back(next()); v.base.push_back(next());
        }
      }
      (group.set ? dev : train).push_back(std::move(group));
    }
  }
};

// ---- pieces of the network -------------------------------------------------------------------------------------
Mat sigmoid(const Mat& x) { return ((x.array() * .5f).tanh() * .5f + .5f).matrix(); }
Mat maskOf(int rows, int cols, float drop) {
  Mat m(rows, cols);
  float keep = 1 / (1 - drop);
  for (long k = 0; k < m.size(); k++) m.data()[k] = uniform() < drop ? 0 : keep;
  return m;
}

// Rows of a batch are packed by time: sentences from long to short, row(t, b) = off[t] + b.
struct Packing {
  int B = 0, T = 0, N = 0; vector<int> off, active, len;
  int row(int t, int b) const { return off[t] + b; }
  vector<int> reverse, sentence, ordered;  // ordered: packed row of each token in sentence order
  explicit Packing(const vector<int>& lengths) : B(int(lengths.size())), T(lengths[0]), len(lengths) {
    for (int t = 0; t < T; t++) {
      int n = 0; while (n < B && len[n] > t) n++;
      off.push_back(N); active.push_back(n); N += n;
    }
    reverse.resize(N); sentence.resize(N);
    for (int b = 0; b < B; b++) for (int t = 0; t < len[b]; t++) {
      reverse[row(t, b)] = row(len[b] - 1 - t, b); sentence[row(t, b)] = b; ordered.push_back(row(t, b));
    }
  }
};
Mat gather(const Mat& x, const vector<int>& rows) {
  Mat y(rows.size(), x.cols());
  for (size_t r = 0; r < rows.size(); r++) y.row(r) = x.row(rows[r]);
  return y;
}
Mat scatter(const Mat& x, const vector<int>& rows) {
  Mat y(x.rows(), x.cols());
  for (size_t r = 0; r < rows.size(); r++) y.row(rows[r]) = x.row(r);
  return y;
}

// LSTM with coupled input and forget gates: c = (1 - i) c' + i g, h = o tanh(c).
struct Lstm {
  int h; Param *wx, *wh, *b;
  Mat X, Z, C, TC, H, HP, mask;
  Lstm(Model& m, const string& name, int in, int hidden) : h(hidden) {
    wx = m.dense(name + ".wx", in, 3 * h); wh = m.make(name + ".wh", h, 3 * h, std::sqrt(3.f / h)); b = m.make(name + ".b", 1, 3 * h, 0);
    for (int k = 0; k < h; k++) b->w(0, k) = -1;
  }
  const Mat& forward(const Mat& x, const Packing& pk, float drop) {
    X = x; Z.noalias() = X * wx->w; Z.rowwise() += Row(b->w.row(0));
    C.resize(pk.N, h); TC.resize(pk.N, h); H.resize(pk.N, h); HP = Mat::Zero(pk.N, h);
    if (drop > 0) mask = maskOf(pk.B, h, drop); else mask = Mat::Ones(pk.B, h);
    for (int t = 0; t < pk.T; t++) {
      int o = pk.off[t], n = pk.active[t];
      if (t) {
        HP.middleRows(o, n) = H.middleRows(pk.off[t - 1], n).cwiseProduct(mask.topRows(n));
        Z.middleRows(o, n).noalias() += HP.middleRows(o, n) * wh->w;
      }
      auto z = Z.middleRows(o, n);
      z.leftCols(2 * h) = ((z.leftCols(2 * h).array() * .5f).tanh() * .5f + .5f).matrix();
      z.rightCols(h) = z.rightCols(h).array().tanh().matrix();
      auto i = z.leftCols(h).array(), g = z.rightCols(h).array();
      if (t) C.middleRows(o, n) = ((1 - i) * C.middleRows(pk.off[t - 1], n).array() + i * g).matrix();
      else C.middleRows(o, n) = (i * g).matrix();
      TC.middleRows(o, n) = C.middleRows(o, n).array().tanh().matrix();
      H.middleRows(o, n) = z.middleCols(h, h).cwiseProduct(TC.middleRows(o, n));
    }
    return H;
  }
  Mat backward(const Mat& dH, const Packing& pk) {
    Mat dZ(pk.N, 3 * h), dh = Mat::Zero(pk.B, h), dc = Mat::Zero(pk.B, h);
    for (int t = pk.T - 1; t >= 0; t--) {
      int o = pk.off[t], n = pk.active[t];
      Mat dht = dH.middleRows(o, n) + dh.topRows(n);
      auto i = Z.block(o, 0, n, h).array(), og = Z.block(o, h, n, h).array(), g = Z.block(o, 2 * h, n, h).array();
      auto tc = TC.middleRows(o, n).array();
      Mat dct = (dht.array() * og * (1 - tc * tc) + dc.topRows(n).array()).matrix();
      dZ.block(o, h, n, h) = (dht.array() * tc * og * (1 - og)).matrix();
      dZ.block(o, 2 * h, n, h) = (dct.array() * i * (1 - g * g)).matrix();
      if (t) dZ.block(o, 0, n, h) = (dct.array() * (g - C.middleRows(pk.off[t - 1], n).array()) * i * (1 - i)).matrix();
      else dZ.block(o, 0, n, h) = (dct.array() * g * i * (1 - i)).matrix();
      if (t) {
        dc.topRows(n) = (dct.array() * (1 - i)).matrix();
        Mat back = dZ.middleRows(o, n) * wh->w.transpose();
        dh.topRows(n) = back.cwiseProduct(mask.topRows(n));
      }
    }
    wx->g.noalias() += X.transpose() * dZ; wh->g.noalias() += HP.transpose() * dZ; b->g.row(0) += dZ.colwise().sum();
    return dZ * wx->w.transpose();
  }
};

struct BiLstm {
  Lstm f, r;
  BiLstm(Model& m, const string& name, int in, int h) : f(m, name + ".f", in, h), r(m, name + ".r", in, h) {}
  Mat forward(const Mat& x, const Packing& pk, float drop) {
    Mat y(pk.N, 2 * f.h);
    y.leftCols(f.h) = f.forward(x, pk, drop);
    y.rightCols(f.h) = gather(r.forward(gather(x, pk.reverse), pk, drop), pk.reverse);
    return y;
  }
  Mat backward(const Mat& dy, const Packing& pk) {
    Mat dx = f.backward(dy.leftCols(f.h), pk);
    dx += gather(r.backward(gather(dy.rightCols(f.h), pk.reverse), pk), pk.reverse);
    return dx;
  }
};

struct Linear {
  Param *w, *b; Mat X;
  Linear(Model& m, const string& name, int in, int out) { w = m.dense(name + ".w", in, out); b = m.make(name + ".b", 1, out, 0); }
  Mat forward(const Mat& x) { X = x; Mat y = x * w->w; y.rowwise() += Row(b->w.row(0)); return y; }
  Mat backward(const Mat& dy) { w->g.noalias() += X.transpose() * dy; b->g.row(0) += dy.colwise().sum(); return dy * w->w.transpose(); }
};

// Softmax cross entropy by rows; logits become their gradient. Returns the loss.
double softmaxLoss(Mat& z, const vector<int>& gold, float weight) {
  double loss = 0;
  for (int r = 0; r < z.rows(); r++) {
    float top = z.row(r).maxCoeff();
    z.row(r) = (z.row(r).array() - top).exp().matrix();
    z.row(r) /= z.row(r).sum();
    if (gold[r] < 0) { z.row(r).setZero(); continue; }
    loss -= std::log(std::max(z(r, gold[r]), 1e-12f));
    z(r, gold[r]) -= 1; z.row(r) *= weight;
  }
  return loss;
}
const int BUCKETS = 19;
int bucket(int head, int dep) {  // 1-based, head 0 is the root
  if (head == 0) return 18;
  int d = head - dep, a = std::abs(d);
  int k = a <= 4 ? a - 1 : a <= 6 ? 4 : a <= 9 ? 5 : a <= 14 ? 6 : a <= 24 ? 7 : 8;
  return d < 0 ? k : 9 + k;
}

struct Scores { double n = 0, upos = 0, xpos = 0, uas = 0, las = 0, full = 0; };

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
  double run(const vector<const Variant*>& batch, bool train, Scores* scores) {
    vector<int> lens; for (auto* v : batch) lens.push_back(v->size());
    Packing pk(lens);
    const int N = pk.N, dw = c.i("dw"), dp = c.i("dp"), arc = c.i("arc"), lab = c.i("lab");
    float drop = train ? 1 : 0;
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
      } else {
        vector<int> gold(gh.begin() + s, gh.begin() + s + n);
        loss += softmaxLoss(S, gold, w);
        for (int i = 0; i < n; i++) for (int j = 0; j <= n; j++) if (j != i + 1) distA->g(0, bucket(j, i + 1)) += S(i, j);
        dQ.middleRows(s, n).noalias() += S * heads;
        Mat dh = S.transpose() * Q.middleRows(s, n);
        rootA->g.row(0) += dh.row(0); dAH.middleRows(s, n) += dh.bottomRows(n);
      }
      s += n;
    }
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
    loss += softmaxLoss(zu, gu, w * c["wTag"]) + softmaxLoss(zx, gx, w * c["wTag"]) + softmaxLoss(zr, gr, w);
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
};

vector<vector<const Variant*>> batches(vector<const Variant*> all, int tokens, bool shuffle) {
  vector<std::pair<float, const Variant*>> keyed;
  for (auto* v : all) keyed.push_back({v->size() + (shuffle ? uniform() * 3 : 0), v});
  std::stable_sort(keyed.begin(), keyed.end(), [](auto& a, auto& b) { return a.first > b.first; });
  vector<vector<const Variant*>> out; int n = 0;
  for (auto& [k, v] : keyed) {
    if (out.empty() || n + v->size() > tokens) { out.emplace_back(); n = 0; }
    out.back().push_back(v); n += v->size();
  }
  for (auto& b : out) std::stable_sort(b.begin(), b.end(), [](auto* x, auto* y) { return x->size() > y->size(); });
  if (shuffle) std::shuffle(out.begin(), out.end(), rng);
  return out;
}

int main(int argc, char** argv) {
  if (argc < 3) { fprintf(stderr, "usage: train DATA.bin OUT.bin [name=value ...]\n"); return 2; }
  Config c;
  for (int k = 3; k < argc; k++) {
    string a = argv[k]; size_t e = a.find('=');
    if (e == string::npos || !c.v.count(a.substr(0, e))) { fprintf(stderr, "unknown setting %s\n", argv[k]); return 2; }
    c.v[a.substr(0, e)] = std::stof(a.substr(e + 1));
  }
  rng.seed(c.i("seed"));
  Data d; d.read(argv[1]);
  Network net(c, d);
  auto start = std::chrono::steady_clock::now();
  auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  auto evaluate = [&](int epoch, double loss) {
    Scores both;
    printf("epoch %d loss %.4f %.0fs", epoch, loss, seconds());
    for (int set = 1; set <= 2; set++) {
      vector<const Variant*> all; for (auto& g : d.dev) if (g.set == set) all.push_back(&g.variants[0]);
      Scores s; for (auto& b : batches(all, 2000, false)) net.run(b, false, &s);
      printf(" | %s upos %.2f xpos %.2f uas %.2f las %.2f full %.2f", set == 1 ? "ewt" : "gum", 100 * s.upos / s.n, 100 * s.xpos / s.n, 100 * s.uas / s.n, 100 * s.las / s.n, 100 * s.full / s.n);
      both.n += s.n; both.upos += s.upos; both.las += s.las;
    }
    printf(" | both upos %.2f las %.2f\n", 100 * both.upos / both.n, 100 * both.las / both.n); fflush(stdout);
  };
  int epochs = c.i("epochs");
  double perEpoch = 0; for (auto& g : d.train) perEpoch += g.variants[0].size();
  double total = epochs * perEpoch / c["batch"] * 1.02;
  for (int e = 1; e <= epochs; e++) {
    vector<const Variant*> chosen;
    for (auto& g : d.train) {
      float u = uniform(); size_t k = 0;
      while (k + 1 < g.variants.size() && u >= g.variants[k].prob) u -= g.variants[k++].prob;
      chosen.push_back(&g.variants[k]);
    }
    double loss = 0, n = 0;
    for (auto& b : batches(chosen, c.i("batch"), true)) {
      loss += net.run(b, true, nullptr); for (auto* v : b) n += v->size();
      double done = std::min(1.0, net.m.step / total);
      float lr = c["lr"] * std::min(1.f, (net.m.step + 1) / c["warm"]) * float(.5 * (1 + std::cos(M_PI * done)) * .99 + .01);
      net.m.update(lr, c["b2"], c["clip"]);
    }
    if (e % c.i("evalEvery") == 0 || e == epochs) { evaluate(e, loss / n); net.m.save(argv[2]); }
  }
}
