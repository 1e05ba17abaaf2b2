package io.tipstaff.matcher;

/// Fills the words of a [Block]. All implementations give the same bits.
sealed interface ByteClassifier permits SwarClassifier, VectorClassifier {

    /// Fills the words of classes that hold a bit of the stretch, but those of paths; bits behind
    /// its end may be anything.
    void classify(Block block);

    /// Fills the words of `slash` and `special`, which only paths need.
    void classifyPaths(Block block);

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
