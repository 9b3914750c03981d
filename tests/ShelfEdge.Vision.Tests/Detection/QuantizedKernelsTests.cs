using System.Runtime.InteropServices;
using ShelfEdge.Vision.Detection;

namespace ShelfEdge.Vision.Tests.Detection;

public sealed class QuantizedKernelsTests
{
    [Fact]
    public void Exact_kernels_are_asked_for_on_x64_without_vnni_as_the_kernel_of_the_system_sees_it()
    {
        var flags = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?.Split(' ') ?? [];

        Assert.Equal(
            RuntimeInformation.ProcessArchitecture == Architecture.X64 && !flags.Contains("avx512_vnni") && !flags.Contains("avx_vnni"),
            QuantizedKernels.Saturate);
    }
}
