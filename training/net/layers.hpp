// Layers with their backward passes. The two directions of a recurrent layer run side by side when built with -fopenmp.
#pragma once
#include "data.hpp"

// ---- pieces of the network -------------------------------------------------------------------------------------
inline Mat sigmoid(const Mat& x) { return ((x.array() * .5f).tanh() * .5f + .5f).matrix(); }
inline Mat maskOf(int rows, int cols, float drop) {
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
inline Mat gather(const Mat& x, const vector<int>& rows) {
  Mat y(rows.size(), x.cols());
  for (size_t r = 0; r < rows.size(); r++) y.row(r) = x.row(rows[r]);
  return y;
}
inline Mat scatter(const Mat& x, const vector<int>& rows) {
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
  void drawMask(int sentences, float drop) { mask = drop > 0 ? maskOf(sentences, h, drop) : Mat::Ones(sentences, h); }
  const Mat& forward(const Mat& x, const Packing& pk) {
    X = x; Z.noalias() = X * wx->w; Z.rowwise() += Row(b->w.row(0));
    C.resize(pk.N, h); TC.resize(pk.N, h); H.resize(pk.N, h); HP = Mat::Zero(pk.N, h);
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
    f.drawMask(pk.B, drop); r.drawMask(pk.B, drop);
    #pragma omp parallel sections num_threads(2)
    {
      #pragma omp section
      y.leftCols(f.h) = f.forward(x, pk);
      #pragma omp section
      y.rightCols(f.h) = gather(r.forward(gather(x, pk.reverse), pk), pk.reverse);
    }
    return y;
  }
  Mat backward(const Mat& dy, const Packing& pk) {
    Mat df, dr;
    #pragma omp parallel sections num_threads(2)
    {
      #pragma omp section
      df = f.backward(dy.leftCols(f.h), pk);
      #pragma omp section
      dr = gather(r.backward(gather(dy.rightCols(f.h), pk.reverse), pk), pk.reverse);
    }
    return df + dr;
  }
};

struct Linear {
  Param *w, *b; Mat X;
  Linear(Model& m, const string& name, int in, int out) { w = m.dense(name + ".w", in, out); b = m.make(name + ".b", 1, out, 0); }
  Mat forward(const Mat& x) { X = x; Mat y = x * w->w; y.rowwise() += Row(b->w.row(0)); return y; }
  Mat backward(const Mat& dy) { w->g.noalias() += X.transpose() * dy; b->g.row(0) += dy.colwise().sum(); return dy * w->w.transpose(); }
};

inline Mat softmax(const Mat& z) {
  Mat p = z;
  for (int r = 0; r < p.rows(); r++) { p.row(r) = (p.row(r).array() - p.row(r).maxCoeff()).exp().matrix(); p.row(r) /= p.row(r).sum(); }
  return p;
}

// Softmax cross entropy by rows; logits become their gradient. Returns the loss. The target of a row is its gold answer,
// the teachers' opinion of it, or a mixture; a row that has neither counts nothing.
inline double softmaxLoss(Mat& z, const vector<int>& gold, float weight, const vector<const Opinion*>& opinions, float trust) {
  double loss = 0;
  for (int r = 0; r < z.rows(); r++) {
    float top = z.row(r).maxCoeff();
    z.row(r) = (z.row(r).array() - top).exp().matrix();
    z.row(r) /= z.row(r).sum();
    const Opinion* o = opinions[r];
    if (gold[r] < 0 && !o) { z.row(r).setZero(); continue; }
    float share = !o ? 0 : gold[r] < 0 ? 1 : trust, sum = 0;
    if (gold[r] >= 0) {
      loss -= (1 - share) * std::log(std::max(z(r, gold[r]), 1e-12f));
      z(r, gold[r]) -= 1 - share;
    }
    if (share > 0) {
      for (int k = 0; k < 4; k++) sum += o->share[k];
      for (int k = 0; k < 4; k++) if (o->share[k]) {
        float p = share * o->share[k] / sum;
        loss -= p * std::log(std::max(z(r, o->id[k]), 1e-12f));
        z(r, o->id[k]) -= p;
      }
    }
    z.row(r) *= weight;
  }
  return loss;
}
