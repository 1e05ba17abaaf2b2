package io.tipstaff.matcher;

/// Fills the words of a [Block] from its bytes. All implementations give the same bits.
sealed interface ByteClassifier permits SwarClassifier, VectorClassifier {

    /// Fills all words that hold a bit of the stretch; bits behind its end may be anything.
    void classify(Block block);

    /// Returns the fastest one that this virtual machine can run: vectors need `--add-modules
    /// jdk.incubator.vector`.
    static ByteClassifier best() {
        return vectorsAvailable() ? new VectorClassifier() : new SwarClassifier();
    }

    /// Says whether the module with vectors was added when the virtual machine was started.
    static boolean vectorsAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
